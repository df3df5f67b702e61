package counterclaim.ingest.markup;

/**
 * The likeliest of the old encodings for bytes that are not UTF-8 and that nobody declares: by the structure of pairs for East Asia, and
 * for single bytes by which of them the letters of each script put where.
 */
final class CharsetGuess {
    private static final int SAMPLE = 1 << 16;

    private final int[] counts = new int[256];
    private int high;
    private int besideAscii;
    private int pairs;
    private int brokenPairs;
    private int asciiTrails;
    private int kanaLeads;
    private int hangulLeads;
    private int wideLeads;
    private int shiftJis;
    private int shiftJisBroken;
    private int shiftJisKana;

    private CharsetGuess(byte[] body) {
        var length = Math.min(body.length, SAMPLE);
        for (var i = 0; i < length; i++) {
            var b = body[i] & 0xff;
            counts[b]++;
            if (b > 127) {
                high++;
                if (i > 0 && isLetter(body[i - 1]) || i + 1 < length && isLetter(body[i + 1])) {
                    besideAscii++;
                }
            }
        }
        pairs(body, length);
        shiftJis(body, length);
    }

    static String of(byte[] body) {
        return new CharsetGuess(body).name();
    }

    private void pairs(byte[] body, int length) {
        for (var i = 0; i < length; i++) {
            var lead = body[i] & 0xff;
            if (lead < 0x80) {
                continue;
            }
            var trail = i + 1 < length ? body[i + 1] & 0xff : 0;
            if (lead < 0xa1 || trail < 0x40 || trail == 0x7f || trail > 0x7f && trail < 0xa1) {
                brokenPairs++;
                continue;
            }
            i++;
            pairs++;
            if (trail < 0x80) {
                asciiTrails++;
            }
            if (lead == 0xa4 || lead == 0xa5) {
                kanaLeads++;
            } else if (lead >= 0xb0 && lead <= 0xc8) {
                hangulLeads++;
            } else if (lead > 0xc8) {
                wideLeads++;
            }
        }
    }

    private void shiftJis(byte[] body, int length) {
        for (var i = 0; i < length; i++) {
            var lead = body[i] & 0xff;
            if (lead < 0x80 || lead >= 0xa1 && lead <= 0xdf) {
                continue;
            }
            var trail = i + 1 < length ? body[i + 1] & 0xff : 0;
            if (lead == 0x80 || lead == 0xa0 || lead > 0xfc || trail < 0x40 || trail == 0x7f || trail > 0xfc) {
                shiftJisBroken++;
                continue;
            }
            i++;
            shiftJis++;
            if (lead == 0x82 || lead == 0x83) {
                shiftJisKana++;
            }
        }
    }

    private String name() {
        if (high == 0) {
            return "utf-8";
        }
        if (shiftJis > 0 && shiftJisBroken * 50 <= shiftJis && shiftJisKana * 4 > shiftJis) {
            return "shift_jis";
        }
        if (pairs > 0 && brokenPairs * 50 <= pairs && besideAscii * 3 < high) {
            return eastAsian();
        }
        return besideAscii * 2 > high ? latin() : otherScript();
    }

    private String eastAsian() {
        if (asciiTrails * 10 > pairs) {
            return "big5";
        }
        if (kanaLeads * 8 > pairs) {
            return "euc-jp";
        }
        return hangulLeads > 0 && wideLeads * 20 < hangulLeads ? "euc-kr" : "gb2312";
    }

    private String latin() {
        var polish = sum(0xb3, 0xb9, 0xbf, 0x9c, 0x9f, 0xea);
        if (polish * 3 > high) {
            return "windows-1250";
        }
        var polishIso = sum(0xb3, 0xb1, 0xb6, 0xbc, 0xea);
        if (polishIso * 3 > high) {
            return "iso-8859-2";
        }
        var czech = sum(0xec, 0xe8, 0xf8, 0x9a, 0x9e);
        return czech * 3 > high ? "windows-1250" : "windows-1252";
    }

    private String otherScript() {
        var letters = range(0xa1, 0xff);
        if (letters * 2 < high) {
            return "windows-1252";
        }
        if (range(0xa1, 0xbf) * 4 > letters) {
            return "tis-620";
        }
        if (range(0xe0, 0xfa) * 20 > letters * 19 && range(0xfb, 0xff) * 100 <= letters) {
            return "windows-1255";
        }
        if (sum(0xc7, 0xe1, 0xed) * 4 > letters && sum(0xc7) * 15 > letters) {
            return "windows-1256";
        }
        if (range(0xc0, 0xdf) > range(0xe0, 0xff)) {
            return "koi8-r";
        }
        return sum(0xe0) * 200 < letters && range(0xdc, 0xdf) * 40 > letters ? "windows-1253" : "windows-1251";
    }

    private int range(int from, int to) {
        var sum = 0;
        for (var b = from; b <= to; b++) {
            sum += counts[b];
        }
        return sum;
    }

    private int sum(int... bytes) {
        var sum = 0;
        for (var b : bytes) {
            sum += counts[b];
        }
        return sum;
    }

    private static boolean isLetter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }
}
