package com.bluesky.charging.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Leads who comes with a browser to the page on which the API can be tried. */
@RestController
@Hidden
@ConditionalOnBooleanProperty("springdoc.swagger-ui.enabled")
class Entrance {

    private static final URI PAGE = URI.create("/docs/ui");
    private static final URI ICON = URI.create("/docs/swagger-ui/favicon-32x32.png");

    @GetMapping({"/", "/docs", "/docs/"})
    ResponseEntity<Void> page() {
        return at(PAGE);
    }

    /** Browsers ask for it before any page names one. */
    @GetMapping("/favicon.ico")
    ResponseEntity<Void> icon() {
        return at(ICON);
    }

    /** Relative to whatever name the client knows this server by. */
    private static ResponseEntity<Void> at(URI place) {
        return ResponseEntity.status(HttpStatus.FOUND).location(place).build();
    }
}
