package counterclaim.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "0001-01-01T00:00:00Z",
                "2026-13-40",
                "31 February 2026",
                "in May",
                "123456789012345678",
                "99:99"
            })
    void whatIsNoTimeIsEmpty(String text) {
        assertThat(Moments.parse(text)).isEmpty();
    }

    @Test
    void longTextIsNotSearched() {
        assertThat(Moments.parse("x".repeat(500) + " 2026-03-01")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-01T12:30:00Z                     | 2026-03-01T12:30:00Z
            2026-03-01T12:30:00+02:00                | 2026-03-01T10:30:00Z
            2026-03-01T12:30:00.123-0500             | 2026-03-01T17:30:00Z
            2026-03-01T12:30+01                      | 2026-03-01T11:30:00Z
            2026-03-01 12:30:00 UTC                  | 2026-03-01T12:30:00Z
            2026-03-01 12:30                         | 2026-03-01T12:30:00Z
            2026-03-01T24:00:00Z                     | 2026-03-02T00:00:00Z
            2026-03-01                               | 2026-03-01T00:00:00Z
            20260301T123000Z                         | 2026-03-01T12:30:00Z
            20260301                                 | 2026-03-01T00:00:00Z
            1772368200                               | 2026-03-01T12:30:00Z
            1772368200000                            | 2026-03-01T12:30:00Z
            Sun, 01 Mar 2026 12:30:00 GMT            | 2026-03-01T12:30:00Z
            Sun, 01 Mar 2026 12:30:00 -0500          | 2026-03-01T17:30:00Z
            Sun Mar 01 2026 12:30:00 GMT+0100 (CET)  | 2026-03-01T11:30:00Z
            March 1, 2026 8:05 p.m. EST              | 2026-03-02T01:05:00Z
            March 1, 2026 at 8 pm ET                 | 2026-03-02T01:00:00Z
            July 1, 2026 8:05 pm ET                  | 2026-07-02T00:05:00Z
            1. März 2026, 12:30 Uhr                  | 2026-03-01T12:30:00Z
            01.03.2026 - 12:30                       | 2026-03-01T12:30:00Z
            Di., 01.03.2026 - 14:45                  | 2026-03-01T14:45:00Z
            1er mars 2026 à 12h30                    | 2026-03-01T12:30:00Z
            1 de marzo de 2026                       | 2026-03-01T00:00:00Z
            1 марта 2026, 12:30                      | 2026-03-01T12:30:00Z
            2026年3月1日 12:30                         | 2026-03-01T12:30:00Z
            03/01/2026                               | 2026-01-03T00:00:00Z
            03/31/2026                               | 2026-03-31T00:00:00Z
            """)
    void readsWhatPagesWrite(String text, Instant instant) {
        assertThat(Moments.parse(text).map(Moment::instant)).contains(instant);
    }

    @Test
    void dayIsRefinedByATimeOfThatDay() {
        var day = Moments.parse("2026-03-01").orElseThrow();
        assertThat(day.isRefinedBy(Moments.parse("2026-03-01T09:00:00Z").orElseThrow()))
                .isTrue();
        assertThat(day.isRefinedBy(Moments.parse("2026-03-05T09:00:00Z").orElseThrow()))
                .isFalse();
    }

    @Test
    void timeWithoutZoneIsRefinedByTheSameTimeWithOne() {
        var local = Moments.parse("2026-03-01 09:00").orElseThrow();
        assertThat(local.isRefinedBy(Moments.parse("2026-03-01T09:00:30+01:00").orElseThrow()))
                .isTrue();
        assertThat(local.isRefinedBy(Moments.parse("2026-03-01T10:00:00+01:00").orElseThrow()))
                .isFalse();
    }
}
