package com.bluesky.charging.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The directory of everything that lasts. It belongs to one running application at a time, and
 * nobody but its owner may look into it.
 */
public final class DataDirectory implements AutoCloseable {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the directory where there is none, and holds it until {@link #close()} or the end of
     * this process.
     *
     * @throws StartRefused if it cannot be written, or another application holds it
     */
    public static DataDirectory hold(Path path) {
        makePrivate(path);
        FileChannel channel = openLockFile(path);
        FileLock lock = tryLock(path, channel);
        if (lock == null) {
            throw new StartRefused(
                    "Another Bluesky is running on the data directory " + path + ".");
        }
        writeProcess(path, channel);
        return new DataDirectory(path, channel);
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makePrivate(Path path) {
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, OWNER_ONLY);
        } catch (IOException e) {
            throw new StartRefused(
                    "Cannot write the data directory " + path + ": " + reason(e) + ".", e);
        }
    }

    private static FileChannel openLockFile(Path path) {
        try {
            return FileChannel.open(
                    path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StartRefused(
                    "Cannot write the data directory " + path + ": " + reason(e) + ".", e);
        }
    }

    private static @Nullable FileLock tryLock(Path path, FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            throw new StartRefused(
                    "Cannot lock the data directory " + path + ": " + reason(e) + ".", e);
        }
    }

    /** For the launcher, which cannot ask for the lock, and for who wonders who holds it. */
    private static void writeProcess(Path path, FileChannel channel) {
        byte[] line =
                "%d%n".formatted(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(line));
        } catch (IOException e) {
            throw new StartRefused(
                    "Cannot write the data directory " + path + ": " + reason(e) + ".", e);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case FileAlreadyExistsException exists -> "it is not a directory";
            case NoSuchFileException missing -> "it does not exist";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
