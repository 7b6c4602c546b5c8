package io.github.clerkjakarta.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Changes a text in small ways: pieces, lines, characters and escapes come, go, move and are repeated. */
final class Mutations {
    private static final int LONGEST = 6_000;
    private static final String ODD =
            "\0\t\n\r %/\\?#&=;:@[]{}()*+.,\"'<>|^`~-_\u007f\u00df\u00e4\u0130\u212a\u3002\uff0f\ud800\ufeff";

    private static final Pattern NAMED = Pattern.compile("\u00ab[^\u00bb]*\u00bb");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+");

    private final Random random;
    private final List<String> pieces;

    Mutations(Random random, List<String> pieces) {
        this.random = random;
        this.pieces = pieces;
    }

    /** @param other another input, from which a part may come */
    String changed(String text, String other) {
        StringBuilder changed = new StringBuilder(text);
        int times = 1 + random.nextInt(random.nextInt(6) + 1);
        for (int i = 0; i < times; i++) {
            change(changed, other);
        }
        return changed.length() > LONGEST ? changed.substring(0, LONGEST) : changed.toString();
    }

    private void change(StringBuilder text, String other) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(random.nextInt(3) == 0 ? 40 : 4));
        switch (random.nextInt(16)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, text.substring(from, to));
            case 2 -> text.insert(from, text.substring(from, to).repeat(1 + random.nextInt(30)));
            case 3, 4 -> text.insert(from, piece());
            case 5, 6 -> text.replace(from, to, piece());
            case 7 -> text.replace(from, to, odd());
            case 8 -> text.insert(from, odd());
            case 9 -> text.replace(from, to, escaped(text.substring(from, to)));
            case 10 -> text.replace(from, to, otherCase(text.substring(from, to)));
            case 11 -> text.insert(from, part(other));
            case 12 -> replaceWord(text, NAMED);
            case 13 -> replaceWord(text, WORD);
            default -> swapLine(text, other);
        }
    }

    /** Replaces a word by a piece of the same form: a named token by another one, a name or number by another. */
    private void replaceWord(StringBuilder text, Pattern form) {
        List<MatchResult> words = form.matcher(text).results().toList();
        List<String> others = pieces.stream().filter(form.asMatchPredicate()).toList();
        if (!words.isEmpty() && !others.isEmpty()) {
            MatchResult word = words.get(random.nextInt(words.size()));
            text.replace(word.start(), word.end(), others.get(random.nextInt(others.size())));
        }
    }

    private String piece() {
        return pieces.get(random.nextInt(pieces.size()));
    }

    private String odd() {
        return String.valueOf(
                random.nextInt(8) == 0 ? (char) random.nextInt(0x10000) : ODD.charAt(random.nextInt(ODD.length())));
    }

    private String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c < 0x100 && random.nextBoolean() ? "%%%02x".formatted(c) : (char) c));
        return escaped.toString();
    }

    private static String otherCase(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
    }

    private String part(String other) {
        int from = random.nextInt(other.length() + 1);
        return other.substring(from, Math.min(other.length(), from + random.nextInt(60)));
    }

    /** Replaces, adds, removes or moves a whole line. */
    private void swapLine(StringBuilder text, String other) {
        List<String> lines = text.toString().lines().toList();
        List<String> others = other.lines().toList();
        if (lines.size() < 2 || others.isEmpty()) {
            return;
        }
        List<String> changed = new ArrayList<>(lines);
        String line = others.get(random.nextInt(others.size()));
        int at = random.nextInt(changed.size());
        switch (random.nextInt(4)) {
            case 0 -> changed.set(at, line);
            case 1 -> changed.add(at, line);
            case 2 -> changed.remove(at);
            default -> changed.add(random.nextInt(changed.size()), changed.remove(at));
        }
        text.setLength(0);
        text.append(String.join("\n", changed));
    }
}
