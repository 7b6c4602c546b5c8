package io.github.clerkjakarta.internal.url;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Compares {@link Url} with Node.js, which reads URLs as browsers do: 450 references, each alone, on a page of https and on one of http.
 * {@code conformance/oracle/urls.mjs} prints the table.
 */
class UrlTableTest {
    @Test
    void agreesWithBrowsers() throws IOException {
        List<String> differences = new ArrayList<>();
        int rows = 0;
        try (BufferedReader table = new BufferedReader(
                new InputStreamReader(UrlTableTest.class.getResourceAsStream("urls.tsv"), StandardCharsets.US_ASCII))) {
            for (String line = table.readLine(); line != null; line = table.readLine()) {
                String[] row = line.split("\t", -1);
                String base = row[0];
                String reference = unescaped(row[1]);
                Url read =
                        base.isEmpty() ? Url.parse(reference) : Url.parse(base).resolve(reference);
                String text = read == null ? "" : read.toString();
                if (!text.equals(unescaped(row[2]))) {
                    differences.add(line + " was " + text);
                }
                rows++;
            }
        }

        assertThat(differences).isEmpty();
        assertThat(rows).isGreaterThan(1_300);
    }

    private static String unescaped(String text) {
        try (JsonReader reader = Json.createReader(new StringReader("[\"" + text + "\"]"))) {
            return reader.readArray().getString(0);
        }
    }
}
