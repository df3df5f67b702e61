package counterclaim.ingest.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
    private static final Links LINKS = new Links(Optional.of(URI.create("https://harbour.example/a/b")));

    private static String clean(String html) {
        return Markup.clean(html, LINKS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>x</script>",
                "<SCRIPT SRC=//evil.example></SCRIPT>",
                "<script>x",
                "<style>p{}</style>",
                "<!-- <b>x</b> -->",
                "<!doctype html>",
                "<?php x ?>",
                "<iframe src='https://evil.example'></iframe>",
                "<object data=x></object><embed src=x>",
                "<link rel=stylesheet href=x><meta http-equiv=refresh content=0><base href=x>",
                "<form action=x></form><input value=y>",
                "<svg/onload=x></svg>",
            })
    void whatCanActLeavesNothing(String html) {
        assertThat(clean(html)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <a href="javascript:x">go</a>            | <a>go</a>
                    <a href=" java\tscript:x">go</a>         | <a>go</a>
                    <a href="&#106;avascript:x">go</a>       | <a>go</a>
                    <a href="data:text/html,x">go</a>        | <a>go</a>
                    <a href="vbscript:x">go</a>              | <a>go</a>
                    <a href="../c?d=1&e=2">go</a>            | <a href="https://harbour.example/c?d=1&amp;e=2">go</a>
                    <a href=//cdn.example/x>go</a>           | <a href="https://cdn.example/x">go</a>
                    <a href="mailto:a@b.example">go</a>      | <a href="mailto:a@b.example">go</a>
                    <img src=x onerror=alert(1)>             | <img src="https://harbour.example/a/x">
                    <img src="x" width=10 height="1e9">      | <img src="https://harbour.example/a/x" width="10">
                    <p style="x" class="y" lang="de">z</p>   | <p lang="de">z</p>
                    <p title="a">b                           | <p>b</p>
                    <b><i>x</b>y</i>                         | <b><i>x</i></b>y
                    <svg><title>t</title></svg>              | t
                    <math><mi>a</mi></math>                  | a
                    <video src=x>text</video>                | text
                    <noscript><img src=x></noscript>         | <img src="https://harbour.example/a/x">
                    1 < 2 && 3 > 2                           | 1 &lt; 2 &amp;&amp; 3 &gt; 2
                    &lt;script&gt; &eacute; &bogus           | &lt;script&gt; &eacute; &amp;bogus
                    <blink>x</blink>                         | x
                    <a title="&quot;><script>x</script>">y   | <a title="&quot;&gt;&lt;script&gt;x&lt;/script&gt;">y</a>
                    <a href='"onclick="x'>y</a>              | <a href="https://harbour.example/a/&quot;onclick=&quot;x">y</a>
                    <ul><li>a<li>b</ul>                      | <ul><li>a</li><li>b</li></ul>
                    <p>a<p>b                                 | <p>a</p><p>b</p>
                    x<![CDATA[y]]>z                          | xy]]&gt;z
                    <textarea><b>x</textarea>                | <b>x</b>""")
    void htmlIsWrittenAnew(String html, String clean) {
        assertThat(clean(html)).isEqualTo(clean);
    }

    @Test
    void cleaningTwiceChangesNothing() {
        var once =
                clean("<div onclick=x><p>a &amp; b <a href=c title='\"'>d</a> &lt;e&gt; <img src=f alt='<g>'></div>");
        assertThat(clean(once)).isEqualTo(once);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <p>One</p><p>two</p>       | One two
                    a<br>b                     | a b
                    <b>bo</b>ld                | bold
                    R&amp;D &#8217; &#146;     | R&D ’ ’
                    x<script>y</script>z       | xz
                    a<!-- b -->c               | ac
                    List<String> and a<b       | List<String> and a<b
                    1 < 2                      | 1 < 2
                    I <3 you                   | I <3 you
                    <o:p>x</o:p>               | x
                    <!DOCTYPE                  | <!DOCTYPE""")
    void textIsWhatAReaderSees(String html, String text) {
        assertThat(Markup.toText(html)).isEqualTo(text);
    }

    @Test
    void nestingIsBounded() {
        var clean = clean("<div>".repeat(10_000) + "x");
        assertThat(clean).contains("x");
        assertThat(clean.length()).isLessThan(2_000);
    }
}
