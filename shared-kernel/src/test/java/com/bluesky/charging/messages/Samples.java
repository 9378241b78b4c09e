package com.bluesky.charging.messages;

import static java.util.Map.entry;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One readable instance of any message record, always the same: each component has the value that
 * its name stands for here (a text also {@code <record>.<name>}), or a plain one of its type. Lists
 * have one item, nothing is null.
 */
final class Samples {

    private static final Instant SOME_TIME = Instant.parse("2026-03-02T08:30:00Z");

    private static final Map<String, Instant> INSTANTS =
            Map.ofEntries(
                    entry("registeredAt", Instant.parse("2026-01-05T01:00:00Z")),
                    entry("createdAt", Instant.parse("2026-01-05T01:10:00Z")),
                    entry("publishedAt", Instant.parse("2026-01-05T01:20:00Z")),
                    entry("assignedAt", Instant.parse("2026-01-05T01:25:00Z")),
                    entry("requestedAt", Instant.parse("2026-03-02T08:29:30Z")),
                    entry("startBy", Instant.parse("2026-03-02T08:31:00Z")),
                    entry("giveUpAt", Instant.parse("2026-03-02T08:45:00Z")),
                    entry("stopBy", Instant.parse("2026-03-02T10:30:00Z")),
                    entry("reportedAt", Instant.parse("2026-03-02T08:29:59Z")),
                    entry("receivedAt", Instant.parse("2026-03-02T08:30:01.250Z")),
                    entry("startedAt", Instant.parse("2026-03-02T08:30:00Z")),
                    entry("endedAt", Instant.parse("2026-03-02T09:15:00Z")),
                    entry("settledAt", Instant.parse("2026-03-02T09:15:02Z")),
                    entry("from", Instant.parse("2026-03-02T08:30:00Z")),
                    entry("to", Instant.parse("2026-03-02T09:15:00Z")),
                    entry("expiresAt", Instant.parse("2027-01-05T01:00:00Z")),
                    entry("erasedAt", Instant.parse("2026-06-01T12:00:00Z")),
                    entry("revokedAt", Instant.parse("2026-06-01T12:00:00Z")));

    private static final Map<String, String> TEXTS =
            Map.ofEntries(
                    entry("name", "Century Avenue"),
                    entry("UserRegistered.name", "Lin Wei"),
                    entry("UserChanged.name", "Lin Wei"),
                    entry("OperatorRegistered.name", "Bluesky Charging"),
                    entry("CustomerRegistered.name", "Lin Motors"),
                    entry("OperatorChanged.name", "Bluesky Charging Shanghai"),
                    entry("CustomerChanged.name", "Lin Mobility"),
                    entry("AdministratorRegistered.name", "Chen Hua"),
                    entry("AdministratorChanged.name", "Chen Hua"),
                    entry("emailClaimId", "email-mfrggzdfmztwq2lk"),
                    entry("EmailClaimed.claimId", "email-mfrggzdfmztwq2lk"),
                    entry("EmailFreed.claimId", "email-mfrggzdfmztwq2lk"),
                    entry("allowedAddresses", "203.0.113.0/24"),
                    entry("PricePlanCreated.name", "Day and night"),
                    entry("PricePlanChanged.name", "Night and day"),
                    entry("topUpId", "topup-1"),
                    entry("phone", "+8613800000001"),
                    entry("email", "lin.wei@example.com"),
                    entry("phoneClaimId", "phone-mfrggzdfmztwq2lk"),
                    entry("claimId", "phone-mfrggzdfmztwq2lk"),
                    entry("holderId", "cards-user-1"),
                    entry("tagMac", "nbswy3dpo5xxe3denbswy3dpo5"),
                    entry("label", "The blue one"),
                    entry("fingerprint", "mac-1:onswg4tforxxa3dj"),
                    entry("currency", "CNY"),
                    entry("zone", "Asia/Shanghai"),
                    entry("address", "88 Century Avenue, Shanghai"),
                    entry("date", "2026-12-25"),
                    entry("url", "https://example.com/entrance.jpg"),
                    entry("caption", "The entrance"),
                    entry("description", "Under the shopping centre"),
                    entry("directions", "Level B2, behind the lifts"),
                    entry("supportPhone", "+862155550100"),
                    entry("scopes", "orders:write"),
                    entry("connectorKey", "con-device-1-1"),
                    entry("holdId", "hold-order-1"),
                    entry("occupancyId", "occupancy-order-1"),
                    entry("walletId", "wallet-user-1"),
                    entry("plug", "CCS_2"),
                    entry("transactionId", "17"),
                    entry("from", "08:00"),
                    entry("to", "21:00"),
                    entry("price", "1.2050"),
                    entry("unitPrice", "1.2050"),
                    entry("quantity", "12.340"),
                    entry("phase", "L1"),
                    entry("context", "Sample.Periodic"),
                    entry("code", "CONNECTOR_BUSY"),
                    entry("detail", "Another order occupies the connector."),
                    entry("reason", "It is older than the present one."),
                    entry("problem", "No ENERGY price holds on MONDAY at 00:00."),
                    entry("errorCode", "OtherError"),
                    entry("vendorErrorCode", "E42"),
                    entry("info", "Fan is blocked"),
                    entry("vendor", "Bluesky"),
                    entry("model", "Pile 60"),
                    entry("serialNumber", "BS60-000017"),
                    entry("firmwareVersion", "2.4.1"),
                    entry("action", "StopTransaction"),
                    entry("payload", "{\"transactionId\":-1,\"meterStop\":12340}"),
                    entry("externalReference", "crm-4711"),
                    entry("ReferenceClaimed.claimId", "payref-1"),
                    entry("bookedAs", "topup-1"),
                    entry("paymentReference", "invoice 2026-0042"),
                    entry("refundReference", "back 2026-0007"));

    private static final Map<String, Long> NUMBERS =
            Map.ofEntries(
                    entry("connectorId", 1L),
                    entry("planVersion", 3L),
                    entry("walletVersion", 4L),
                    entry("userVersion", 2L),
                    entry("attempt", 1L),
                    entry("meterStartWh", 100_000L),
                    entry("meterWh", 105_000L),
                    entry("meterStopWh", 112_340L),
                    entry("energyWh", 12_340L),
                    entry("maxPowerWatts", 60_000L),
                    entry("powerWatts", 48_500L),
                    entry("voltageMillivolts", 398_200L),
                    entry("currentMilliamps", 121_800L),
                    entry("stateOfChargePercent", 64L),
                    entry("temperatureTenthsCelsius", 315L),
                    entry("durationSeconds", 7_200L),
                    entry("defaultHoldMinor", 5_000L),
                    entry("holdMinor", 5_000L),
                    entry("heldMinor", 5_000L),
                    entry("capturedMinor", 1_487L),
                    entry("releasedMinor", 3_513L),
                    entry("totalMinor", 1_487L),
                    entry("costMinor", 1_487L),
                    entry("amountMinor", 1_487L),
                    entry("taxMinor", 171L));

    private static final Map<String, Double> DECIMALS =
            Map.of("latitude", 31.2304, "longitude", 121.4737);

    private Samples() {}

    /** The instance of a record. */
    static <T> T of(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(Samples::valueOf).toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("There is no sample of " + type.getName(), e);
        }
    }

    private static Object valueOf(RecordComponent component) {
        String name = component.getName();
        String text = component.getDeclaringRecord().getSimpleName() + "." + name;
        return component.getType() == String.class && TEXTS.containsKey(text)
                ? TEXTS.get(text)
                : value(component.getGenericType(), name);
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return List.of(value(list.getActualTypeArguments()[0], name));
        }
        if (type instanceof Class<?> plain) {
            return plainValue(plain, name);
        }
        throw new IllegalArgumentException("There is no sample of " + type + " " + name);
    }

    private static Object plainValue(Class<?> type, String name) {
        if (type.isRecord()) {
            return of(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return switch (type.getSimpleName()) {
            case "String" -> TEXTS.getOrDefault(name, plainText(name));
            case "Instant" -> INSTANTS.getOrDefault(name, SOME_TIME);
            case "long", "Long" -> NUMBERS.getOrDefault(name, 42L);
            case "int", "Integer" -> Math.toIntExact(NUMBERS.getOrDefault(name, 42L));
            case "double", "Double" -> DECIMALS.getOrDefault(name, 0.5);
            case "boolean", "Boolean" -> true;
            default ->
                    throw new IllegalArgumentException(
                            "There is no sample of " + type + " " + name);
        };
    }

    /** An id of what is named, such as {@code order-1}; else the words of the name. */
    private static String plainText(String name) {
        String words = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return words.endsWith("id") ? words.replaceAll("-?id$", "-1") : words;
    }
}
