package io.github.clerkjakarta.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.TestRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests that may be redirected for a handshake; each row changes one header of a browser's navigation. */
class HandshakeEligibilityTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a document, GET, document, , true",
        "a frame, GET, iframe, , true",
        "any other destination, GET, empty, , false",
        "a destination in other letters, GET, Document, , false",
        "a script that accepts HTML, GET, empty, text/html, false",
        "an image that accepts HTML, GET, image, text/html, false",
        "a document that accepts anything, GET, document, */*, true",
        "an old browser, GET, , 'text/html,*/*;q=0.8', true",
        "an old browser with an empty header, GET, '', text/html, true",
        "an old browser that prefers another type, GET, , 'application/xml,text/html', false",
        "an old browser in other letters, GET, , TEXT/HTML, false",
        "an old browser that accepts anything, GET, , */*, false",
        "neither header, GET, , , false",
        "a form, POST, document, text/html, false",
        "an old browser's form, POST, , text/html, false",
        "HEAD, HEAD, document, text/html, false",
        "a method in other letters, get, document, text/html, false",
    })
    void onlyANavigationMayBeRedirected(
            String name, String method, String destination, String accept, boolean eligible) {
        TestRequest request = new TestRequest(method, "https://app.example.com/page");
        if (destination != null) {
            request.header("Sec-Fetch-Dest", destination);
        }
        if (accept != null) {
            request.header("Accept", accept);
        }

        assertThat(HandshakeEligibility.of(request)).isEqualTo(eligible);
    }
}
