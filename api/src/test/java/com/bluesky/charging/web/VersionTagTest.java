package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionTagTest extends ApiTest {

    @Test
    void what_has_a_version_says_it_as_its_tag() throws Exception {
        Api.Answer created =
                api.post(
                                "/v1/sites",
                                Map.of(
                                        "name", "Tagged",
                                        "address", "2 Century Avenue, Shanghai",
                                        "latitude", 31.2,
                                        "longitude", 121.5,
                                        "zone", "Asia/Shanghai"))
                        .expect(201);
        Api.Answer read = api.get("/v1/sites/" + created.text("id")).expect(200);

        assertThat(created.headers().firstValue("ETag")).contains("\"0\"");
        assertThat(read.headers().firstValue("ETag")).contains("\"0\"");
    }

    @Test
    void a_list_has_none() throws Exception {
        assertThat(api.get("/v1/sites").expect(200).headers().firstValue("ETag")).isEmpty();
    }
}
