package io.github.clerkjakarta.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Work;
import io.github.clerkjakarta.Work.CountedText;
import io.github.clerkjakarta.internal.request.FactsReader.Reading;
import io.github.clerkjakarta.internal.request.FactsReader.Reading.Malformed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final List<String> HEADERS = Limits.HEADERS;

    private static FakeServerRequest request() {
        return new FakeServerRequest();
    }

    private static int status(FakeServerRequest request) {
        return FactsReader.read(request) instanceof Malformed malformed ? malformed.status() : 200;
    }

    @Test
    void sixtyFourKilobytesOfCookies() {
        String most = "a=" + "x".repeat(64 * 1024 - 2);

        assertThat(status(request().header("Cookie", most))).isEqualTo(200);
        assertThat(status(request().header("Cookie", most + "x"))).isEqualTo(431);
        assertThat(status(request().header("Cookie", most, "b"))).isEqualTo(431);
        assertThat(FactsReader.read(request().header("Cookie", most + "x")))
                .isEqualTo(
                        new Malformed(
                                431,
                                "This browser sends more than 64 KB of cookies. Delete the cookies of this site and try again."));
    }

    @Test
    void fiveHundredCookies() {
        assertThat(status(request().header("Cookie", "a=1" + "; a=1".repeat(499))))
                .isEqualTo(200);
        assertThat(status(request().header("Cookie", "a=1" + "; a=1".repeat(500))))
                .isEqualTo(431);
        assertThat(status(request().header("Cookie", ";".repeat(499)))).isEqualTo(200);
        assertThat(FactsReader.read(request().header("Cookie", ";".repeat(500))))
                .isEqualTo(new Malformed(
                        431,
                        "This browser sends more than 500 cookies. Delete the cookies of this site and try again."));
    }

    /** HTTP/2 sends each cookie as a header of its own. */
    @Test
    void fiveHundredCookieHeaders() {
        String[] most = Collections.nCopies(500, "a=1").toArray(String[]::new);
        String[] more = Collections.nCopies(501, "a=1").toArray(String[]::new);

        assertThat(status(request().header("Cookie", most))).isEqualTo(200);
        assertThat(status(request().header("Cookie", more))).isEqualTo(431);
    }

    @ParameterizedTest
    @FieldSource("HEADERS")
    void sixteenKilobytesOfAnotherHeader(String name) {
        String most = "x".repeat(16 * 1024);

        assertThat(status(request().header(name, most))).isEqualTo(200);
        assertThat(status(request().header(name, most + "x"))).isEqualTo(431);
        assertThat(status(request().header(name, most, "x"))).isEqualTo(431);
        assertThat(((Malformed) FactsReader.read(request().header(name, most + "x"))).message())
                .isEqualTo("The header " + name + " is longer than 16 KB.");
    }

    /** Kerberos tickets take more, and another scheme than Bearer is not ours. */
    @Test
    void othersMayBeLonger() {
        String more = "x".repeat(100_000);

        assertThat(status(request().header("Authorization", "Negotiate " + more).header("X-Theirs", more)))
                .isEqualTo(200);
    }

    @Test
    void aHostOf253Characters() {
        String most = "a.".repeat(126) + "b";

        assertThat(most).hasSize(253);
        assertThat(status(request().header("Host", most).authority(most))).isEqualTo(200);
        assertThat(status(request().header("Host", most + ":8080").authority(most + ":8080")))
                .isEqualTo(200);
        assertThat(status(request().header("Host", most + "b").authority(most + "b")))
                .isEqualTo(400);
        assertThat(status(request().header("Host", "a.".repeat(15_000) + "b"))).isEqualTo(400);
    }

    /** A request beyond a limit is refused without copying the part that is too large. */
    @Test
    void refusingIsCheap() {
        FakeServerRequest large = request().header("Cookie", ";".repeat(8_000_000));
        FakeServerRequest many = request().header("Cookie", ";".repeat(60_000));
        FakeServerRequest host = request().header("Host", "a.".repeat(4_000_000));

        for (FakeServerRequest each : List.of(large, many, host)) {
            assertThat(Work.bytesAllocatedBy(() -> FactsReader.read(each))).isLessThan(5_000);
        }
    }

    /** Each unescaped character of a path or query once took half a kilobyte to format. */
    @Test
    void bytesAreEscapedOneByOne() {
        String bytes = "\u00e9".repeat(32_000);
        FakeServerRequest request = request().paths("/" + bytes).query(bytes);
        Reading read = FactsReader.read(request);

        assertThat(((Reading.Read) read).facts().url().path()).isEqualTo("/" + "%E9".repeat(32_000));
        assertThat(Work.bytesAllocatedBy(() -> FactsReader.read(request))).isLessThan(40 * 64_000);
    }

    /** A header that the library begins to read needs a limit, too. */
    @Test
    void everyHeaderThatIsReadHasALimit() {
        Set<String> read = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                Matcher reading = Pattern.compile(
                                "(?:facts\\(?\\)?\\.header\\(|ForwardedHeader\\.[A-Z]+, )\"([^\"]+)\"")
                        .matcher(Files.readString(file));
                reading.results().forEach(it -> read.add(it.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        assertThat(read).contains("accept", "x-forwarded-host");
        read.addAll(FactsReader.FORWARDED_HOSTS);
        read.addAll(FactsReader.FORWARDED_PORTS);
        read.removeAll(Set.of("authorization", "host"));
        Set<String> limited = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        limited.addAll(Limits.HEADERS);
        assertThat(limited).containsAll(read).contains("X-Clerk-Options");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",", ", ", ",  ", "host=", "host", "host=\"", ",host", "a,", "=", " ", "a", ";host=a", "hos", "\""
            })
    void forwardedHostsAreReadInLinearTime(String part) {
        for (int length : new int[] {1_000, 16_000}) {
            CountedText header = new CountedText(part.repeat(length / part.length()));

            long hosts = FactsReader.FORWARDED_HOST.matcher(header).results().count();

            assertThat(hosts).isLessThanOrEqualTo(length);
            assertThat(header.looks()).isLessThanOrEqualTo(30L * length);
        }
        CountedText spaces = new CountedText("," + " ".repeat(16_000) + part);
        assertThat(FactsReader.FORWARDED_HOST.matcher(spaces).results().count()).isLessThan(3);
        assertThat(spaces.looks()).isLessThanOrEqualTo(30L * 16_000);
    }
}
