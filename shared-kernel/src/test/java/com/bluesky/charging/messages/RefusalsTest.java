package com.bluesky.charging.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.order.contract.OrderRefusal.TariffCurrencyDiffers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all refusals have in common. */
class RefusalsTest {

    private final List<? extends Refusal> refusals =
            Contracts.refusals().stream().map(Samples::of).toList();

    @Test
    void codes_are_in_upper_snake_case() {
        assertThat(refusals).isNotEmpty();
        assertThat(refusals)
                .allSatisfy(refusal ->
                        assertThat(refusal.code()).matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*"));
    }

    @Test
    void no_two_refusals_share_a_code() {
        assertThat(refusals).extracting(Refusal::code).doesNotHaveDuplicates();
    }

    @Test
    void each_explains_itself_in_sentences() {
        assertThat(refusals)
                .allSatisfy(refusal -> assertThat(refusal.detail()).matches("[A-Z].*\\."));
    }

    @Test
    void a_price_plan_in_another_currency_is_told_with_the_currency_that_would_do() {
        assertThat(new TariffCurrencyDiffers("EUR", "CNY").detail())
                .contains("price plan is in EUR", "is in CNY");
        assertThat(new TariffCurrencyDiffers("EUR", null).detail()).doesNotContain("null");
    }

    @Test
    void each_travels_as_its_code_kind_and_detail() {
        assertThat(refusals)
                .allSatisfy(refusal ->
                        assertThat(RefusalDetails.of(refusal))
                                .isEqualTo(
                                        new RefusalDetails(
                                                refusal.code(), refusal.kind(), refusal.detail())));
    }
}
