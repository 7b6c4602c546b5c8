package io.github.clerkjakarta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Answers every request of {@code conformance/cases} as the library does and compares with what Clerk's official SDK
 * decided, in {@code conformance/expected}. CONTRIBUTING.md says how to run it on other cases.
 */
class ConformanceTest {
    /** All but k, which is another framework's middleware. */
    private static final String DEFAULT_AREAS = "a,b,c,d,e,f,g,h,i,j";

    @Test
    void agreesWithTheOfficialSdk() throws IOException {
        Path dir = Path.of(property("conformance.dir", "conformance"));
        List<JsonObject> outcomes = new ArrayList<>();
        int agree = 0;
        Map<String, Integer> listed = new TreeMap<>();
        Map<String, Integer> skipped = new TreeMap<>();
        List<String> different = new ArrayList<>();
        try (ApiStub stub = new ApiStub()) {
            for (String area : property("conformance.areas", DEFAULT_AREAS).split(",")) {
                List<JsonObject> cases = read(dir.resolve("cases"), area.strip());
                Map<String, JsonObject> expected = read(dir.resolve("expected"), area.strip()).stream()
                        .collect(Collectors.toMap(it -> it.getString("id"), it -> it));
                for (JsonObject one : cases) {
                    String id = one.getString("id");
                    String reason = Cases.reason(one);
                    if (reason != null) {
                        skipped.merge(reason, 1, Integer::sum);
                        outcomes.add(Json.createObjectBuilder()
                                .add("id", id)
                                .add("skipped", reason)
                                .build());
                        continue;
                    }
                    JsonObject outcome = Outcomes.of(one, stub);
                    outcomes.add(outcome);
                    JsonObject wanted = expected.get(id);
                    List<String> differences =
                            wanted == null ? List.of("no expected outcome") : Comparison.of(one, wanted, outcome);
                    String explained = differences.isEmpty() ? null : OnPurpose.reason(one, wanted, outcome);
                    if (differences.isEmpty()) {
                        agree++;
                    } else if (explained != null) {
                        listed.merge(explained, 1, Integer::sum);
                    } else {
                        different.add(id + " (" + one.getString("desc", "") + "): " + String.join("; ", differences));
                    }
                }
            }
        }
        write(outcomes);
        System.out.println("conformance: " + agree + " agree, " + sum(listed) + " listed, " + sum(skipped)
                + " skipped, " + different.size() + " differ");
        listed.forEach((reason, count) -> System.out.println("  listed " + count + ": " + reason));
        skipped.forEach((reason, count) -> System.out.println("  skipped " + count + ": " + reason));
        assertThat(outcomes).as("cases found in %s", dir.toAbsolutePath()).isNotEmpty();
        assertThat(different).as("outcomes that differ from the official SDK's").isEmpty();
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isBlank() ? otherwise : value;
    }

    private static List<JsonObject> read(Path folder, String area) {
        Path plain = folder.resolve(area + ".json");
        Path packed = folder.resolve(area + ".json.gz");
        try (InputStream in = Files.exists(plain)
                        ? Files.newInputStream(plain)
                        : new GZIPInputStream(Files.newInputStream(packed));
                JsonReader reader = Json.createReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            JsonArray array = reader.readArray();
            return array.getValuesAs(JsonValue::asJsonObject);
        } catch (IOException e) {
            throw new UncheckedIOException("No cases of area " + area + " in " + folder.toAbsolutePath(), e);
        }
    }

    private static void write(List<JsonObject> outcomes) throws IOException {
        String file = property("conformance.out", "");
        if (!file.isEmpty()) {
            String json =
                    outcomes.stream().map(JsonObject::toString).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
            Files.writeString(Path.of(file), json);
        }
    }
}
