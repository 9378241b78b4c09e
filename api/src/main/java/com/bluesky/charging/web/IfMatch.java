package com.bluesky.charging.web;

import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version for which a change is meant (RFC 9110, section 13.1.1). A change names exactly one:
 * neither {@code *} nor a list says what its caller has read.
 *
 * @param version of the resource as the caller read it
 */
public record IfMatch(long version) {

    public static final String HEADER = "If-Match";

    /** An ETag as this API writes it; 18 digits are more than any stream of events has. */
    static final String PATTERN = "^\"[0-9]{1,18}\"$";

    private static final Pattern ALLOWED = Pattern.compile("\"([0-9]{1,18})\"");

    /** How Spring converts the header. */
    public static IfMatch valueOf(String value) {
        Matcher tag = ALLOWED.matcher(value);
        if (!tag.matches()) {
            throw RequestRejected.parameter(
                    RequestProblem.INVALID_PARAMETER,
                    HEADER,
                    "If-Match is the ETag of the resource as you read it, such as \"7\" with its"
                            + " quotation marks.");
        }
        return new IfMatch(Long.parseLong(tag.group(1)));
    }

    /** What a command says of the change. */
    public Change change(Fingerprint fingerprint) {
        return new Change(version, fingerprint);
    }
}
