package com.bluesky.charging.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    /** Tests run in the module's folder; the documents are beside it. */
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)#\\s]+)(#[^)]*)?\\)");

    /**
     * A file of the repository, as the flows name it: in code font, from the top, with an ending.
     */
    private static final Pattern NAMED_PATH =
            Pattern.compile(
                    "`((?:shared-kernel|command-side|query-side|pile-adapter|api|docs)/[\\w./-]+)`");

    @Test
    void every_link_in_a_document_leads_to_a_file() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                String target = link.group(1);
                if (!target.contains("://") && !Files.exists(folderOf(document).resolve(target))) {
                    broken.add(ROOT.relativize(document) + " → " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void every_path_that_a_document_names_exists() throws IOException {
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (Path document : documents()) {
            Matcher path = NAMED_PATH.matcher(Files.readString(document));
            while (path.find()) {
                named++;
                if (!Files.exists(ROOT.resolve(path.group(1)))) {
                    missing.add(ROOT.relativize(document) + " names " + path.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).as("paths found at all").isGreaterThan(20);
    }

    @Test
    void every_decision_is_in_the_index() throws IOException {
        String index = Files.readString(ROOT.resolve("docs/adr/README.md"));
        try (Stream<Path> decisions = Files.list(ROOT.resolve("docs/adr"))) {
            assertThat(decisions.map(decision -> String.valueOf(decision.getFileName())))
                    .filteredOn(name -> name.matches("\\d{4}-.*\\.md"))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> documents = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")),
                            documents.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static Path folderOf(Path document) {
        Path folder = document.getParent();
        assertThat(folder).isNotNull();
        return folder == null ? ROOT : folder;
    }
}
