package io.github.clerkjakarta;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule of {@link SystemTime} finds each way to ask the system for the time, and no other. */
class SystemTimeTest {
    static Stream<String> asks() {
        return methods(Asks.class);
    }

    static Stream<String> isGiven() {
        return methods(IsGiven.class);
    }

    private static Stream<String> methods(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(it -> !it.isSynthetic())
                .map(Method::getName);
    }

    @ParameterizedTest
    @MethodSource("asks")
    void aReadOfTheSystemsTimeIsFound(String method) {
        assertThat(violations(Asks.class)).anyMatch(it -> it.contains("." + method + "()>"));
    }

    @ParameterizedTest
    @MethodSource("isGiven")
    void aGivenTimeIsAllowed(String method) {
        assertThat(violations(IsGiven.class)).noneMatch(it -> it.contains("." + method + "("));
    }

    private static List<String> violations(Class<?> type) {
        return SystemTime.NOT_READ
                .evaluate(new ClassFileImporter().importClasses(type))
                .getFailureReport()
                .getDetails();
    }

    @SuppressWarnings({"JavaTimeDefaultTimeZone", "JdkObsolete", "TimeZoneUsage"})
    private static final class Asks {
        Object currentTimeMillis() {
            return System.currentTimeMillis();
        }

        Object nanoTime() {
            return System.nanoTime();
        }

        Object instant() {
            return Instant.now();
        }

        Supplier<Instant> methodReference() {
            return Instant::now;
        }

        Supplier<Date> constructorReference() {
            return Date::new;
        }

        Object localDateTime() {
            return LocalDateTime.now();
        }

        Object localDate() {
            return LocalDate.now(ZoneOffset.UTC);
        }

        Object zonedDateTime() {
            return ZonedDateTime.now(ZoneId.of("Europe/Berlin"));
        }

        Object offsetDateTime() {
            return OffsetDateTime.now();
        }

        Object year() {
            return Year.now();
        }

        Object japaneseDate() {
            return JapaneseDate.now();
        }

        Object systemClock() {
            return Clock.systemUTC();
        }

        Object defaultClock() {
            return Clock.systemDefaultZone();
        }

        Object clockOfAZone() {
            return Clock.system(ZoneOffset.UTC);
        }

        Object tickingClock() {
            return Clock.tickSeconds(ZoneOffset.UTC);
        }

        Object instantSource() {
            return InstantSource.system();
        }

        Object date() {
            return new Date();
        }

        Object calendar() {
            return Calendar.getInstance();
        }

        Object gregorianCalendar() {
            return new GregorianCalendar();
        }
    }

    @SuppressWarnings({"JavaTimeDefaultTimeZone", "JdkObsolete", "TimeZoneUsage"})
    private static final class IsGiven {
        Object ofAClock(Clock clock) {
            return List.of(clock.millis(), clock.instant(), Instant.now(clock), LocalDateTime.now(clock));
        }

        Object tick(Clock clock) {
            return Clock.tick(clock, Duration.ofSeconds(1));
        }

        Object fixed(Instant instant) {
            return Clock.fixed(instant, ZoneOffset.UTC);
        }

        Object date(long millis) {
            return new Date(millis);
        }
    }
}
