package com.bluesky.charging.simulator;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Decides on cards: by the server while it can be asked, else by the local list, then by the cache
 * of what the server said before (OCPP 1.6 §3.5).
 */
final class Cards {

    /** What a small pile remembers; past it the card that was remembered first is forgotten. */
    static final int MAX_REMEMBERED = 200;

    private final Configuration configuration;
    private final PileClock clock;
    private final Reports reports;
    private final BooleanSupplier online;
    private final LocalList list = new LocalList();
    private final Map<String, TagInfo> cache = new LinkedHashMap<>();

    Cards(Configuration configuration, PileClock clock, Reports reports, BooleanSupplier online) {
        this.configuration = configuration;
        this.clock = clock;
        this.reports = reports;
        this.online = online;
    }

    LocalList list() {
        return list;
    }

    /** Tells the verdict on a card, at once or when the server has answered. */
    void judge(String idTag, Consumer<TagInfo> verdict) {
        TagInfo known = known(idTag);
        boolean good = known != null && known.isGoodAt(clock.instant());
        if (online.getAsBoolean()) {
            if (good && configuration.is("LocalPreAuthorize")) {
                verdict.accept(known);
            } else {
                reports.authorize(idTag, answer -> verdict.accept(learn(idTag, answer)));
            }
        } else if (known != null && configuration.is("LocalAuthorizeOffline")) {
            verdict.accept(good ? known : TagInfo.UNKNOWN);
        } else if (configuration.is("AllowOfflineTxForUnknownId")) {
            verdict.accept(TagInfo.TRUSTED);
        }
    }

    /** Remembers what the server says about a card in an answer. */
    TagInfo learn(String idTag, JsonNode answer) {
        TagInfo info = TagInfo.of(answer.path("idTagInfo"));
        if (answer.path("idTagInfo").isObject() && isCaching()) {
            cache.remove(key(idTag));
            if (cache.size() >= MAX_REMEMBERED) {
                cache.remove(cache.keySet().iterator().next());
            }
            cache.put(key(idTag), info);
        }
        return info;
    }

    boolean isCaching() {
        return configuration.is("AuthorizationCacheEnabled");
    }

    void clearCache() {
        cache.clear();
    }

    private @Nullable TagInfo known(String idTag) {
        TagInfo listed = configuration.is("LocalAuthListEnabled") ? list.find(idTag) : null;
        if (listed != null) {
            return listed;
        }
        return isCaching() ? cache.get(key(idTag)) : null;
    }

    private static String key(String idTag) {
        return idTag.toUpperCase(Locale.ROOT);
    }
}
