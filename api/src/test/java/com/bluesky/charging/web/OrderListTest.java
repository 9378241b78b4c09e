package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the list of orders may be asked for, and what contradicts itself. */
class OrderListTest extends ApiTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    connectorId | connectorId=1
                    connectorId | connectorId=0&deviceId=dev-1
                    customerId  | customerId=cust-1
                    beganBy     | cardId=card-1&beganBy=REQUEST
                    requestedTo | requestedFrom=2026-03-01T00:00:00Z&requestedTo=2026-03-01T00:00:00Z
                    endedTo     | endedFrom=2026-03-02T00:00:00Z&endedTo=2026-03-01T00:00:00Z
                    settledTo   | settledFrom=2026-03-02T00:00:00Z&settledTo=2026-03-01T00:00:00Z
                    status      | status=SLEEPING
                    status      | status=SETTLED,SLEEPING
                    paymentMode | paymentMode=CASH
                    requestedFrom | requestedFrom=yesterday
                    limit       | limit=0
                    limit       | limit=201
                    """)
    void a_filter_that_nothing_can_pass_is_refused_by_its_name(String parameter, String query)
            throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());

        Api.Answer refused = app.get("/v1/orders?" + query).expectProblem(400, "INVALID_PARAMETER");

        assertThat(refused.body().path("errors").path(0).path("parameter").asString(""))
                .isEqualTo(parameter);
        assertThat(refused.body().path("errors").path(0).path("detail").asString("")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    userId=user-1&siteId=site-1&deviceId=dev-1&connectorId=1&cardId=card-1
                    status=SETTLED&status=FAILED
                    status=SETTLED,FAILED
                    beganBy=CARD&paymentMode=WALLET&cardId=card-1
                    requestedFrom=2026-03-01T00:00:00Z&requestedTo=2026-03-01T00:00:00.001Z
                    requestedFrom=2026-03-01T00:00:00%2B08:00
                    endedFrom=2026-03-01T00:00:00Z&settledTo=2026-03-01T00:00:00Z
                    updatedSince=2026-03-01T00:00:00Z&limit=200
                    """)
    void filters_can_be_asked_for_together(String query) throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());

        assertThat(app.get("/v1/orders?" + query).expect(200).body().path("items")).isEmpty();
    }

    @Test
    void a_cursor_of_another_list_is_refused() throws Exception {
        api.get("/v1/orders?cursor=abc").expectProblem(400, "INVALID_CURSOR");
    }
}
