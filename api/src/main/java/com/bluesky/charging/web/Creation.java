package com.bluesky.charging.web;

import com.bluesky.charging.kernel.Written;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** Answers of requests that made something. */
public final class Creation {

    private Creation() {}

    /**
     * 201 with the address of what was made, to the first request and to every repeat of it.
     *
     * @param collection the path of the collection, such as {@code /v1/sites}
     */
    public static ResponseEntity<Written> at(String collection, Written written) {
        return at(collection, written.id(), written);
    }

    /** The same with a body of the resource's own. */
    public static <B> ResponseEntity<B> at(String collection, String id, B body) {
        return ResponseEntity.created(URI.create(collection + "/" + id)).body(body);
    }
}
