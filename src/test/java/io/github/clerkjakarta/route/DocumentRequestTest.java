package io.github.clerkjakarta.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentRequestTest {
    @ParameterizedTest
    @CsvSource({
        "document,  application/json,            false, true",
        "iframe,    ,                            true,  true",
        "empty,     text/html,                   true,  true",
        "empty,     '*/*',                       true,  false",
        "Document,  ,                            true,  false",
        ",          'text/html, */*',            true,  true",
        ",          'text/html, image/gif, */*', false, false",
        ",          TEXT/HTML,                   true,  false",
        ",          ,                            true,  false",
    })
    void standard(String secFetchDest, String accept, boolean producesHtml, boolean expected) {
        DocumentRequest.Headers headers = new DocumentRequest.Headers("GET", secFetchDest, accept, producesHtml);

        assertThat(DocumentRequest.STANDARD.isDocument(headers)).isEqualTo(expected);
    }
}
