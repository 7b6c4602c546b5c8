package io.github.clerkjakarta.conformance;

import io.github.clerkjakarta.conformance.Comparison.Difference;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** The cases of some areas, each answered once, at its first use. */
final class Run implements AutoCloseable {
    /** All but k, which is another framework's middleware. */
    static final String DEFAULT_AREAS = "a,b,c,d,e,f,g,h,i,j,l";

    private final ApiStub stub = new ApiStub();
    private final Map<String, JsonObject> cases = new LinkedHashMap<>();
    private final Map<String, JsonObject> expected = new HashMap<>();
    private final Map<String, Result> results = new HashMap<>();

    /**
     * The comparison of one case.
     *
     * @param reasons why it may differ; several differences may have several
     * @param unexplained the differences without a reason
     */
    record Result(JsonObject outcome, String skipped, Set<String> reasons, List<String> unexplained) {}

    Run(Path dir, String areas) throws IOException {
        for (String area : areas.split(",")) {
            read(dir.resolve("cases"), area.strip()).forEach(it -> cases.put(it.getString("id"), it));
            read(dir.resolve("expected"), area.strip()).forEach(it -> expected.put(it.getString("id"), it));
        }
    }

    Collection<JsonObject> cases() {
        return cases.values();
    }

    List<Result> results() {
        return cases.values().stream().map(this::result).toList();
    }

    Result result(JsonObject one) {
        return results.computeIfAbsent(one.getString("id"), id -> compared(one));
    }

    private Result compared(JsonObject one) {
        String id = one.getString("id");
        String skipped = Cases.reason(one);
        if (skipped != null) {
            JsonObject outcome = Json.createObjectBuilder()
                    .add("id", id)
                    .add("skipped", skipped)
                    .build();
            return new Result(outcome, skipped, Set.of(), List.of());
        }
        JsonObject outcome = Outcomes.of(one, stub);
        JsonObject wanted = expected.get(id);
        if (wanted == null) {
            return new Result(outcome, null, Set.of(), List.of("There is no expected outcome."));
        }
        try {
            return compared(one, wanted, outcome);
        } catch (RuntimeException unknownShape) {
            return new Result(outcome, null, Set.of(), List.of("The comparison fails: " + unknownShape));
        }
    }

    private static Result compared(JsonObject one, JsonObject wanted, JsonObject outcome) {
        Set<String> reasons = new TreeSet<>();
        List<String> unexplained = new ArrayList<>();
        for (Difference difference : Comparison.of(one, wanted, outcome)) {
            String reason = OnPurpose.reason(one, wanted, outcome, difference);
            if (reason == null) {
                unexplained.add(difference.toString());
            } else {
                reasons.add(reason);
            }
        }
        return new Result(outcome, null, reasons, unexplained);
    }

    static String summary(List<Result> results) {
        Map<String, Integer> notes = new TreeMap<>();
        int agree = 0;
        int listed = 0;
        int skipped = 0;
        int differ = 0;
        for (Result result : results) {
            if (result.skipped != null) {
                skipped++;
                notes.merge("skipped %d: " + result.skipped, 1, Integer::sum);
            } else if (!result.unexplained.isEmpty()) {
                differ++;
            } else if (result.reasons.isEmpty()) {
                agree++;
            } else {
                listed++;
                result.reasons.forEach(reason -> notes.merge("listed %d: " + reason, 1, Integer::sum));
            }
        }
        StringBuilder text = new StringBuilder(String.format(
                "conformance: %d agree, %d listed, %d skipped, %d differ", agree, listed, skipped, differ));
        notes.forEach((note, count) -> text.append("\n  ").append(note.replace("%d", count.toString())));
        return text.toString();
    }

    private static List<JsonObject> read(Path folder, String area) throws IOException {
        Path plain = folder.resolve(area + ".json");
        Path packed = folder.resolve(area + ".json.gz");
        try (InputStream in = Files.exists(plain)
                        ? Files.newInputStream(plain)
                        : new GZIPInputStream(Files.newInputStream(packed));
                JsonReader reader = Json.createReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.readArray().getValuesAs(JsonValue::asJsonObject);
        }
    }

    @Override
    public void close() {
        stub.close();
    }
}
