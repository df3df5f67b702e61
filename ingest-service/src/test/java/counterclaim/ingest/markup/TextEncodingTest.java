package counterclaim.ingest.markup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextEncodingTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    koi8-r       | Министр отрицает, что переговоры о поставках зерна были прерваны на прошлой неделе в столице
                    windows-1251 | Министр отрицает, что переговоры о поставках зерна были прерваны на прошлой неделе в столице
                    windows-1253 | Ο υπουργός αρνείται ότι οι συνομιλίες για τα σιτηρά διακόπηκαν την περασμένη εβδομάδα
                    windows-1255 | השר מכחיש כי השיחות על אספקת התבואה הופסקו בשבוע שעבר בעיר הבירה לפי הדיווח
                    windows-1256 | الوزير ينفي أن المحادثات حول إمدادات الحبوب قد توقفت الأسبوع الماضي في العاصمة
                    tis-620      | รัฐมนตรีปฏิเสธว่าการเจรจาเรื่องธัญพืชถูกระงับเมื่อสัปดาห์ที่แล้วในเมืองหลวง
                    euc-jp       | 大臣は穀物の供給に関する協議が先週中断されたことを否定しました
                    shift_jis    | 大臣は穀物の供給に関する協議が先週中断されたことを否定しました
                    euc-kr       | 장관은 지난주 곡물 공급에 관한 협상이 중단되었다는 것을 부인했다
                    gb2312       | 部长否认上周关于粮食供应的谈判在首都中断的说法并表示会谈仍在继续
                    big5         | 部長否認上週關於糧食供應的談判在首都中斷的說法並表示會談仍在繼續
                    windows-1250 | Minister zaprzecza, że rozmowy o dostawach zboża zostały przerwane w zeszłym tygodniu, tłumaczył się
                    windows-1252 | Le ministre nie que les négociations aient été interrompues à la fin de l’été""")
    void undeclaredEncodingIsGuessedFromTheBytes(String charset, String text) {
        var bytes = ("<rss><channel><title>" + text + "</title></channel></rss>").getBytes(Charset.forName(charset));
        var decoded = TextEncoding.decode(bytes, Optional.empty());
        assertThat(decoded.encoding()).isEqualTo(charset);
        assertThat(decoded.text()).contains(text);
        assertThat(decoded.clean()).isFalse();
    }

    @Test
    void byteOrderMarkWinsOverHttp() {
        var decoded = TextEncoding.decode(
                "\ufeffé".getBytes(Charset.forName("UTF-16BE")), Optional.of("text/xml; charset=utf-8"));
        assertThat(decoded.encoding()).isEqualTo("utf-16be");
        assertThat(decoded.text()).isEqualTo("é");
    }

    @Test
    void httpWinsOverTheXmlDeclaration() {
        var bytes = "<?xml version='1.0' encoding='iso-8859-1'?><a>é</a>".getBytes(UTF_8);
        assertThat(TextEncoding.decode(bytes, Optional.of("application/xml; charset=UTF-8"))
                        .text())
                .contains("é");
    }

    @Test
    void textXmlWithoutCharsetLeavesItToTheDeclaration() {
        var bytes = "<?xml version='1.0' encoding='iso-8859-1'?><a>é</a>".getBytes(Charset.forName("ISO-8859-1"));
        var decoded = TextEncoding.decode(bytes, Optional.of("text/xml"));
        assertThat(decoded.text()).contains("é");
        assertThat(decoded.encoding()).isEqualTo("iso-8859-1");
    }

    @Test
    void unknownCharsetIsPassedOver() {
        assertThat(TextEncoding.decode("é".getBytes(UTF_8), Optional.of("text/xml; charset=x-none/of,these"))
                        .text())
                .isEqualTo("é");
    }

    @Test
    void nothingIsUtf8() {
        assertThat(TextEncoding.decode(new byte[0], Optional.empty()).encoding())
                .isEqualTo("utf-8");
    }
}
