# The application in one image. Without the profile `postgres` it runs the embedded PostgreSQL, so /data is all that lasts.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY shared-kernel/pom.xml shared-kernel/
COPY command-side/pom.xml command-side/
COPY query-side/pom.xml query-side/
COPY pile-adapter/pom.xml pile-adapter/
COPY api/pom.xml api/
COPY shared-kernel/src/main shared-kernel/src/main
COPY command-side/src/main command-side/src/main
COPY query-side/src/main query-side/src/main
COPY pile-adapter/src/main pile-adapter/src/main
COPY api/src/main api/src/main
RUN ./mvnw -B -ntp -Dmaven.test.skip=true -Djacoco.skip=true -Dspotless.check.skip=true -pl api -am package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 bluesky && install -d -o bluesky -m 700 /data
COPY --from=build /build/api/target/bluesky.jar /opt/bluesky.jar
USER bluesky
WORKDIR /data
ENV BLUESKY_DATA=/data
VOLUME /data
EXPOSE 8443 8444 9000
ENTRYPOINT ["java", "-XX:+UseG1GC", "-XX:MaxTenuringThreshold=2", "-XX:+UseCompactObjectHeaders", \
  "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-Ddisable-axoniq-console-message=true", "-jar", "/opt/bluesky.jar"]
CMD ["start"]
