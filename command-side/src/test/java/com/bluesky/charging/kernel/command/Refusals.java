package com.bluesky.charging.kernel.command;

import com.bluesky.charging.kernel.Refused;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** What tests say about refusals. */
public final class Refusals {

    private Refusals() {}

    /** A refusal with this code. */
    public static Matcher<Refused> refusal(String code) {
        return new CustomTypeSafeMatcher<>("a refusal " + code) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return refused.refusal().code().equals(code);
            }
        };
    }
}
