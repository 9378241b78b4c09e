# Sourced by mvnw and bluesky: points JAVA_HOME at a JDK that can build and run the project, when there is one.
# Maven itself also runs on an older JDK (the build then finds the right one by toolchain, and leaves formatting
# unchecked), so finding none is no error here.
#
# It looks at JAVA_HOME and then where JDKs are usually installed. BLUESKY_JDK_FOLDERS, when it is set, is looked at in
# place of those: the folders of JDKs, separated by spaces, the preferred one first.

BLUESKY_JDK=25

# The major version of the JDK at $1, or nothing when there is no JDK.
jdk_major() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Prints the first of the given folders that holds a JDK of BLUESKY_JDK or later.
first_jdk() {
  for candidate in "$@"; do
    major=$(jdk_major "$candidate")
    if [ -n "$major" ] && [ "$major" -ge "$BLUESKY_JDK" ]; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
}

if [ -n "${BLUESKY_JDK_FOLDERS:-}" ]; then
  # Word splitting is meant: it is a list.
  # shellcheck disable=SC2086
  found_jdk=$(first_jdk "${JAVA_HOME:-}" $BLUESKY_JDK_FOLDERS)
else
  found_jdk=$(first_jdk "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home)
fi
if [ -n "$found_jdk" ]; then
  JAVA_HOME=$found_jdk
  export JAVA_HOME
fi
