package counterclaim.ingest.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LooseDatesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    Tue, 24 Nov 2026 10:11:12 GMT            | 2026-11-24T10:11:12Z
                    Tue, 24 Nov 2026 10:11:12 +0100          | 2026-11-24T09:11:12Z
                    Tue, 24 Nov 2026 10:11:12 EST            | 2026-11-24T15:11:12Z
                    24 Nov 26 10:11 PDT                      | 2026-11-24T17:11:00Z
                    Tue,24 Nov 2026 10:11:12                 | 2026-11-24T10:11:12Z
                    Tuesday, 24 November 2026 10:11:12 Z     | 2026-11-24T10:11:12Z
                    Tue Nov 24 10:11:12 2026                 | 2026-11-24T10:11:12Z
                    Tue Nov 24 10:11:12 EST 2026             | 2026-11-24T15:11:12Z
                    November 24, 2026 3:05 PM                | 2026-11-24T15:05:00Z
                    Tue, 24 Nov 2026 12:05:00 AM GMT         | 2026-11-24T00:05:00Z
                    Tue, 24 Nov 2026 10:11:12 GMT+2          | 2026-11-24T08:11:12Z
                    Tue, 24 Nov 2026 24:00:00 GMT            | 2026-11-25T00:00:00Z
                    Tue, 24 Nov 2026 10:11:60 GMT            | 2026-11-24T10:11:59Z
                    Sat, 31 Feb 2026 10:00:00 GMT            | 2026-03-03T10:00:00Z
                    Thu, 01 Jan 04 19:48:21 GMT              | 2004-01-01T19:48:21Z
                    01 Jan 98 00:00 UT                       | 1998-01-01T00:00:00Z
                    2026-11-24T10:11:12Z                     | 2026-11-24T10:11:12Z
                    2026-11-24t10:11:12z                     | 2026-11-24T10:11:12Z
                    2026-11-24T10:11:12.345+05:30            | 2026-11-24T04:41:12.345Z
                    2026-11-24T10:11:12-0500                 | 2026-11-24T15:11:12Z
                    2026-11-24T10:11+01                      | 2026-11-24T09:11:00Z
                    2026-11-24 10:11:12                      | 2026-11-24T10:11:12Z
                    2026-11-24 10:11:12 +0200                | 2026-11-24T08:11:12Z
                    2026-11-24                               | 2026-11-24T00:00:00Z
                    2026-11                                  | 2026-11-01T00:00:00Z
                    2026                                     | 2026-01-01T00:00:00Z
                    20261124                                 | 2026-11-24T00:00:00Z
                    20261124T101112Z                         | 2026-11-24T10:11:12Z
                    20261124101112                           | 2026-11-24T10:11:12Z
                    2026-328                                 | 2026-11-24T00:00:00Z
                    2026/11/24 10:11                         | 2026-11-24T10:11:00Z
                    24.11.2026 10:11                         | 2026-11-24T10:11:00Z
                    11/24/2026 10:11                         | 2026-11-24T10:11:00Z
                    24/11/2026 10:11                         | 2026-11-24T10:11:00Z
                    1795515072                               | 2026-11-24T10:11:12Z
                    1795515072000                            | 2026-11-24T10:11:12Z
                    Di, 24 Nov 2026 10:11:12 MEZ             | 2026-11-24T09:11:12Z
                    24 Dezember 2026 10:11                   | 2026-12-24T10:11:00Z
                    mar, 24 févr 2026 10:11:12 +0100         | 2026-02-24T09:11:12Z
                    24 août 2026                             | 2026-08-24T00:00:00Z
                    24 июня 2026 10:11                       | 2026-06-24T10:11:00Z
                    Κυρ, 11 Ιούλ 2004 12:00:00 EST           | 2004-07-11T17:00:00Z
                    2004-július-13T9:15-05:00                | 2004-07-13T14:15:00Z
                    2004년 05월 28일 01:31:15                 | 2004-05-27T16:31:15Z
                    2004-05-25 오후 11:23:17                  | 2004-05-25T14:23:17Z""")
    void datesAreReadInEveryForm(String written, Instant meant) {
        assertThat(LooseDates.parse(written)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "24",
                "Nov",
                "2026-13-01T00:00:00Z",
                "99999999999999999999",
                "2026-11-24T99:00:00Z",
                "now-1h",
                "0000-00-00",
                "::",
                "+0100"
            })
    void whatIsNoDateIsNone(String written) {
        assertThat(LooseDates.parse(written)).isEmpty();
    }
}
