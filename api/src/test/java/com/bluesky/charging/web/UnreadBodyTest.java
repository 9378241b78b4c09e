package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What nobody reads of a body. */
class UnreadBodyTest {

    @Test
    void a_body_of_the_limit_is_read_to_its_end_and_of_a_larger_one_the_rest_is_left()
            throws Exception {
        assertThat(leftOf(new MockHttpServletRequest(), UnreadBody.MAX_UNREAD_BYTES)).isZero();
        assertThat(leftOf(new MockHttpServletRequest(), UnreadBody.MAX_UNREAD_BYTES + 1))
                .isEqualTo(1);
    }

    @Test
    void a_client_that_has_asked_before_it_sends_is_not_told_to_send() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Expect", "100-continue");

        assertThat(leftOf(request, 1)).isEqualTo(1);
    }

    @Test
    void an_answer_that_goes_on_keeps_its_body() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAsyncSupported(true);

        assertThat(leftOf(request, 1, new Later())).isEqualTo(1);
    }

    private static int leftOf(MockHttpServletRequest request, int bytes) throws Exception {
        return leftOf(request, bytes, new Refusing());
    }

    private static int leftOf(MockHttpServletRequest request, int bytes, HttpServlet servlet)
            throws Exception {
        request.setContent(new byte[bytes]);
        new UnreadBody()
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain(servlet));
        return request.getInputStream().readAllBytes().length;
    }

    /** Says no at once. */
    private static final class Refusing extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** Answers when its request has been handled. */
    private static final class Later extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            request.startAsync();
        }
    }
}
