package com.bluesky.charging.kernel;

import static com.bluesky.charging.kernel.PageRequest.LIMIT_DEFAULT;
import static com.bluesky.charging.kernel.PageRequest.LIMIT_MAX;
import static com.bluesky.charging.kernel.PageRequest.SAMPLES_LIMIT_MAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PageRequestTest {

    @Test
    void a_page_has_one_item_to_as_many_as_allowed() {
        assertThat(new PageRequest(1, null).limit()).isEqualTo(1);
        assertThat(new PageRequest(LIMIT_MAX, "position-9").after()).isEqualTo("position-9");
        assertThat(new PageRequest(SAMPLES_LIMIT_MAX, null).limit()).isEqualTo(SAMPLES_LIMIT_MAX);
        assertThat(new PageRequest(LIMIT_DEFAULT, null).after()).isNull();
    }

    @Test
    void no_items_and_one_too_many_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(0, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(-1, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PageRequest(SAMPLES_LIMIT_MAX + 1, null))
                .withMessage("A page has 1 to 1000 items, not 1001.");
    }
}
