package io.github.clerkjakarta.internal.url;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The URL Standard's own test rows. A row that differs is listed with its reason, and a listed row must differ. */
class UrlStandardTest {
    private static final Set<String> OURS = Set.of("http:", "https:", "ws:", "wss:", "ftp:");

    @Test
    void everyRowPassesOrIsListed() throws IOException {
        List<JsonObject> rows = rows();
        List<String> listed = listed();

        assertThat(rows.stream().map(UrlStandardTest::difference).filter(Objects::nonNull))
                .containsExactlyElementsOf(listed);
        assertThat(rows).hasSize(819);
        assertThat(rows.stream().filter(UrlStandardTest::isOurs)).hasSize(248);
    }

    /** An address that the standard reads as another site would be an open redirect. */
    @Test
    void noRowIsReadAsAnotherOrigin() throws IOException {
        assertThat(rows().stream()
                        .filter(UrlStandardTest::isOurs)
                        .filter(row -> read(row) != null)
                        .filter(row ->
                                !read(row).origin().equals(row.getString("protocol") + "//" + row.getString("host"))))
                .isEmpty();
    }

    private static boolean isOurs(JsonObject row) {
        return OURS.contains(row.getString("protocol", ""));
    }

    private static Url read(JsonObject row) {
        Url base = Url.parse(row.getString("base", ""));
        return base == null ? Url.parse(row.getString("input")) : base.resolve(row.getString("input"));
    }

    /** Returns the difference, or null. We refuse URLs of other schemes and drop user names. */
    private static String difference(JsonObject row) {
        Url url = read(row);
        String expected = isOurs(row) ? withoutUser(row) : null;
        String text = url == null ? null : url.toString();
        if (Objects.equals(text, expected)) {
            return null;
        }
        String what = text == null ? "refused" : expected == null ? "accepted" : text;
        return what + "\t" + ascii(row.get("input")) + "\t" + ascii(row.get("base"));
    }

    private static String withoutUser(JsonObject row) {
        return row.getString("href").replaceFirst("^(\\w+://)[^/?#]*@", "$1");
    }

    /** Returns the text with escapes in place of characters that an editor would not show. */
    private static String ascii(JsonValue text) {
        return text.toString()
                .codePoints()
                .mapToObj(c -> c < 0x7F ? Character.toString(c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining());
    }

    private static List<String> listed() throws IOException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(resource("differences.tsv"), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }

    private static List<JsonObject> rows() throws IOException {
        try (JsonReader in = Json.createReader(new GZIPInputStream(resource("urltestdata.json.gz")))) {
            JsonArray all = in.readArray();
            // Texts between the rows are comments.
            return all.stream()
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .toList();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(UrlStandardTest.class.getResourceAsStream("/whatwg/" + name));
    }
}
