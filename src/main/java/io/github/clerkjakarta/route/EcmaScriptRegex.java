package io.github.clerkjakarta.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions as browsers define them, ignoring case: the building blocks of route patterns. Each position of
 * the text is tried once for each instruction, so that no pattern and no path takes exponential time, as some do with
 * {@link java.util.regex.Pattern}. A pattern that looks ahead at each position of a very long text is stopped.
 *
 * <p>Left out are lookbehind, named groups and back-references, which route patterns do not need.
 *
 * @see <a href="https://tc39.es/ecma262/#sec-regexp-regular-expression-objects">ECMAScript: regular expressions</a>
 */
final class EcmaScriptRegex {
    private static final int MOST_INSTRUCTIONS = 5_000;
    private static final int MOST_STEPS = 5_000_000;

    private final List<Instruction> program = new ArrayList<>();
    private final int groups;

    /** @throws IllegalArgumentException if the text is not a regular expression, or uses a feature that is left out */
    EcmaScriptRegex(String source) {
        Parser parser = new Parser(source);
        Node whole = parser.alternatives();
        parser.expectEnd();
        groups = parser.groups;
        emit(whole);
        add(new Matched());
    }

    /** Returns the place of each group, {@code [from, to]} from index 2 on, -1 if it did not match; null if the text does not match. */
    int @Nullable [] match(String text) {
        int[] found = new int[2 * groups + 2];
        Arrays.fill(found, -1);
        return new Match(text).run(0, 0, found) ? found : null;
    }

    /** Returns true if the characters differ in case at most. */
    static boolean isSame(char a, char b) {
        return a == b || Letters.canonical(a) == Letters.canonical(b);
    }

    // The parts of a pattern.

    private sealed interface Node {}

    private record Alternatives(List<Node> branches) implements Node {}

    private record Sequence(List<Node> parts) implements Node {}

    /** @param most -1 for no limit */
    private record Repeated(Node part, int least, int most, boolean greedy) implements Node {}

    private record Group(Node part, int index) implements Node {}

    private record Ahead(Node part, boolean negated) implements Node {}

    private record Single(Letters letters) implements Node {}

    private record Place(BiPredicate<String, Integer> test) implements Node {}

    // The instructions.

    private sealed interface Instruction {}

    private record Take(Letters letters) implements Instruction {}

    private record Check(BiPredicate<String, Integer> test) implements Instruction {}

    private record Look(int start, int after, boolean negated) implements Instruction {}

    private record Save(int slot) implements Instruction {}

    private record Jump(int target) implements Instruction {}

    private record Either(int first, int second) implements Instruction {}

    private record Matched() implements Instruction {}

    private int add(Instruction instruction) {
        if (program.size() >= MOST_INSTRUCTIONS) {
            throw new IllegalArgumentException("the pattern is too large");
        }
        program.add(instruction);
        return program.size() - 1;
    }

    private void emit(Node node) {
        if (node instanceof Single single) {
            add(new Take(single.letters));
        } else if (node instanceof Place place) {
            add(new Check(place.test));
        } else if (node instanceof Sequence sequence) {
            sequence.parts.forEach(this::emit);
        } else if (node instanceof Group group) {
            add(new Save(2 * group.index));
            emit(group.part);
            add(new Save(2 * group.index + 1));
        } else if (node instanceof Ahead ahead) {
            int look = add(new Matched());
            emit(ahead.part);
            add(new Matched());
            program.set(look, new Look(look + 1, program.size(), ahead.negated));
        } else if (node instanceof Alternatives alternatives) {
            emit(alternatives);
        } else if (node instanceof Repeated repeated) {
            emit(repeated);
        } else {
            // Left out, the pattern would match more than it says.
            throw new IllegalStateException("No program for " + node.getClass());
        }
    }

    private void emit(Alternatives alternatives) {
        List<Integer> ends = new ArrayList<>();
        int last = alternatives.branches.size() - 1;
        for (int i = 0; i < last; i++) {
            int either = add(new Matched());
            emit(alternatives.branches.get(i));
            ends.add(add(new Matched()));
            program.set(either, new Either(either + 1, program.size()));
        }
        emit(alternatives.branches.get(last));
        ends.forEach(end -> program.set(end, new Jump(program.size())));
    }

    private void emit(Repeated repeated) {
        for (int i = 0; i < repeated.least; i++) {
            emit(repeated.part);
        }
        if (repeated.most < 0) {
            int loop = add(new Matched());
            emit(repeated.part);
            add(new Jump(loop));
            program.set(loop, either(repeated.greedy, loop + 1, program.size()));
            return;
        }
        List<Integer> exits = new ArrayList<>();
        for (int i = repeated.least; i < repeated.most; i++) {
            exits.add(add(new Matched()));
            emit(repeated.part);
        }
        exits.forEach(exit -> program.set(exit, either(repeated.greedy, exit + 1, program.size())));
    }

    private static Either either(boolean greedy, int inside, int after) {
        return greedy ? new Either(inside, after) : new Either(after, inside);
    }

    /** One text being matched. Looks ahead are remembered too, or those within others would take exponential time. */
    private final class Match {
        private final String text;
        private final int places;
        private final BitSet looked = new BitSet();
        private final BitSet seen = new BitSet();
        private int steps;

        Match(String text) {
            this.text = text;
            this.places = text.length() + 1;
            if ((long) program.size() * places > Integer.MAX_VALUE) {
                throw BoundedText.tooLong();
            }
        }

        /**
         * Tries in the order of preference. An instruction that was tried at a position is not tried there again: it failed.
         *
         * @param found the positions of the groups so far
         */
        boolean run(int start, int from, int[] found) {
            BitSet tried = new BitSet();
            // Three numbers each: an instruction and a place to go on from, or -1, a group's slot and what it was.
            int[] later = new int[3 * 16];
            int size = 0;
            int instruction = start;
            int at = from;
            while (true) {
                // Counted from the start of this run, so that a look ahead from the end of a long text needs no more
                // memory.
                int index = (at - from) * program.size() + instruction;
                boolean alive = !tried.get(index);
                if (alive) {
                    if (size + 3 > later.length) {
                        later = Arrays.copyOf(later, 2 * later.length);
                    }
                    tried.set(index);
                    countStep();
                    Instruction next = program.get(instruction);
                    instruction++;
                    if (next instanceof Take take) {
                        alive = at < text.length() && take.letters.has(text.charAt(at));
                        at++;
                    } else if (next instanceof Check check) {
                        alive = check.test.test(text, at);
                    } else if (next instanceof Jump jump) {
                        instruction = jump.target;
                    } else if (next instanceof Either either) {
                        later[size++] = either.second;
                        later[size++] = at;
                        later[size++] = 0;
                        instruction = either.first;
                    } else if (next instanceof Save save) {
                        later[size++] = -1;
                        later[size++] = save.slot;
                        later[size++] = found[save.slot];
                        found[save.slot] = at;
                    } else if (next instanceof Look look) {
                        alive = sees(look.start, at, found) != look.negated;
                        instruction = look.after;
                    } else if (next instanceof Matched) {
                        return true;
                    } else {
                        throw new IllegalStateException("Nothing runs " + next.getClass());
                    }
                }
                while (!alive) {
                    if (size == 0) {
                        return false;
                    }
                    size -= 3;
                    if (later[size] < 0) {
                        found[later[size + 1]] = later[size + 2];
                    } else {
                        instruction = later[size];
                        at = later[size + 1];
                        alive = true;
                    }
                }
            }
        }

        private boolean sees(int start, int at, int[] found) {
            int place = start * places + at;
            if (!looked.get(place)) {
                seen.set(place, run(start, at, found.clone()));
                looked.set(place);
            }
            return seen.get(place);
        }

        private void countStep() {
            if (++steps > MOST_STEPS) {
                throw BoundedText.tooLong();
            }
        }
    }

    /** A set of characters, closed under case as ECMAScript compares it. */
    static final class Letters {
        private final BitSet canonical = new BitSet();
        private final boolean negated;

        Letters(BitSet members, boolean negated) {
            members.stream().forEach(member -> canonical.set(canonical((char) member)));
            this.negated = negated;
        }

        boolean has(char c) {
            return canonical.get(canonical(c)) != negated;
        }

        /** ECMAScript's Canonicalize: the upper case, if that is one character and does not become ASCII. */
        private static char canonical(char c) {
            if (c < 128) {
                return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
            }
            String upper = String.valueOf(c).toUpperCase(Locale.ROOT);
            return upper.length() != 1 || upper.charAt(0) < 128 ? c : upper.charAt(0);
        }
    }

    private static final class Parser {
        private static final BitSet LINE_ENDS = members("\n\r\u2028\u2029");
        private static final BitSet DIGITS = range('0', '9');
        private static final BitSet WORD = union(range('a', 'z'), range('A', 'Z'), DIGITS, members("_"));
        private static final BitSet SPACE = union(
                members("\t\n\u000b\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff"), range('\u2000', '\u200a'));

        private final String source;
        private int at;
        private int groups;

        Parser(String source) {
            this.source = source;
        }

        void expectEnd() {
            if (at < source.length()) {
                throw problem("a closing parenthesis too many");
            }
        }

        Node alternatives() {
            List<Node> branches = new ArrayList<>(List.of(sequence()));
            while (next('|')) {
                branches.add(sequence());
            }
            return branches.size() == 1 ? branches.get(0) : new Alternatives(branches);
        }

        private Node sequence() {
            List<Node> parts = new ArrayList<>();
            while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
                parts.add(repeated());
            }
            return new Sequence(parts);
        }

        private Node repeated() {
            Node part = atom();
            int[] bounds = quantifier();
            if (bounds == null) {
                return part;
            }
            if (part instanceof Place) {
                throw problem("nothing to repeat");
            }
            if (bounds[1] >= 0 && bounds[0] > bounds[1]) {
                throw problem("a repetition whose least is more than its most");
            }
            boolean greedy = !next('?');
            if (at < source.length() && quantifierStarts()) {
                throw problem("nothing to repeat");
            }
            return new Repeated(part, bounds[0], bounds[1], greedy);
        }

        private boolean quantifierStarts() {
            int before = at;
            boolean starts = quantifier() != null;
            at = before;
            return starts;
        }

        /** Returns {@code [least, most]}, or null if there is no quantifier. */
        private int @Nullable [] quantifier() {
            if (next('*')) {
                return new int[] {0, -1};
            }
            if (next('+')) {
                return new int[] {1, -1};
            }
            if (next('?')) {
                return new int[] {0, 1};
            }
            int close = at < source.length() && source.charAt(at) == '{' ? source.indexOf('}', at) : -1;
            String inside = close < 0 ? "" : source.substring(at + 1, close);
            if (!inside.matches("[0-9]+(,[0-9]*)?")) {
                return null;
            }
            if (!inside.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
                throw problem("a repetition of more than 9999");
            }
            at = close + 1;
            String[] bounds = inside.split(",", -1);
            int least = Integer.parseInt(bounds[0]);
            if (bounds.length == 1) {
                return new int[] {least, least};
            }
            return new int[] {least, bounds[1].isEmpty() ? -1 : Integer.parseInt(bounds[1])};
        }

        private Node atom() {
            if (quantifierStarts()) {
                throw problem("nothing to repeat");
            }
            char c = source.charAt(at++);
            return switch (c) {
                case '(' -> group();
                case '[' -> new Single(letters());
                case '.' -> new Single(new Letters(LINE_ENDS, true));
                case '^' -> new Place((text, place) -> place == 0);
                case '$' -> new Place((text, place) -> place == text.length());
                case '\\' -> escape();
                default -> single(c);
            };
        }

        private Node group() {
            Node group;
            if (next('?')) {
                if (next(':')) {
                    group = alternatives();
                } else if (next('=')) {
                    group = new Ahead(alternatives(), false);
                } else if (next('!')) {
                    group = new Ahead(alternatives(), true);
                } else {
                    throw problem(
                            "a kind of group that route patterns do not have; (?:...), (?=...) and (?!...) there are");
                }
            } else {
                int index = ++groups;
                group = new Group(alternatives(), index);
            }
            if (!next(')')) {
                throw problem("a group without its closing parenthesis");
            }
            return group;
        }

        private Node escape() {
            if (at == source.length()) {
                throw problem("a backslash at the end");
            }
            char c = source.charAt(at);
            if (c == 'b' || c == 'B') {
                at++;
                return new Place((text, place) -> (isWord(text, place - 1) != isWord(text, place)) == (c == 'b'));
            }
            if (c >= '1' && c <= '9') {
                throw problem("a back-reference, which route patterns do not have");
            }
            BitSet kind = kind();
            return kind != null ? new Single(new Letters(kind, false)) : single(escaped());
        }

        private static boolean isWord(String text, int place) {
            return place >= 0 && place < text.length() && WORD.get(text.charAt(place));
        }

        /** {@code \d} and the like, or null. */
        private @Nullable BitSet kind() {
            BitSet kind = switch (Character.toLowerCase(source.charAt(at))) {
                case 'd' -> DIGITS;
                case 'w' -> WORD;
                case 's' -> SPACE;
                default -> null;
            };
            if (kind != null && Character.isUpperCase(source.charAt(at++))) {
                kind = (BitSet) kind.clone();
                kind.flip(0, 0x10000);
            }
            return kind;
        }

        /** Reads the one character that an escape after a backslash stands for. */
        private char escaped() {
            char c = source.charAt(at++);
            return switch (c) {
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'v' -> '\u000b';
                case '0' -> '\0';
                case 'x' -> hex(2, c);
                case 'u' -> hex(4, c);
                default -> c;
            };
        }

        private char hex(int digits, char otherwise) {
            int end = at + digits;
            if (end > source.length() || !source.substring(at, end).matches("[0-9A-Fa-f]+")) {
                return otherwise;
            }
            char c = (char) Integer.parseInt(source.substring(at, end), 16);
            at = end;
            return c;
        }

        private Letters letters() {
            boolean negated = next('^');
            BitSet members = new BitSet();
            while (!next(']')) {
                BitSet first = member();
                boolean range = at + 1 < source.length() && source.charAt(at) == '-' && source.charAt(at + 1) != ']';
                if (!range) {
                    members.or(first);
                    continue;
                }
                at++;
                BitSet last = member();
                if (first.cardinality() != 1 || last.cardinality() != 1) {
                    members.or(union(first, last, members("-")));
                } else if (first.nextSetBit(0) > last.nextSetBit(0)) {
                    throw problem("a range out of order");
                } else {
                    members.set(first.nextSetBit(0), last.nextSetBit(0) + 1);
                }
            }
            return new Letters(members, negated);
        }

        private BitSet member() {
            if (at >= source.length()) {
                throw problem("a [ without its ]");
            }
            char c = source.charAt(at++);
            if (c != '\\') {
                return range(c, c);
            }
            if (at >= source.length()) {
                throw problem("a [ without its ]");
            }
            if (next('b')) {
                return members("\b");
            }
            BitSet kind = kind();
            if (kind != null) {
                return kind;
            }
            char escaped = escaped();
            return range(escaped, escaped);
        }

        private boolean next(char c) {
            boolean there = at < source.length() && source.charAt(at) == c;
            at += there ? 1 : 0;
            return there;
        }

        private static Node single(char c) {
            return new Single(new Letters(range(c, c), false));
        }

        private static BitSet members(String letters) {
            BitSet set = new BitSet();
            letters.chars().forEach(set::set);
            return set;
        }

        private static BitSet range(char from, char to) {
            BitSet set = new BitSet();
            set.set(from, to + 1);
            return set;
        }

        private static BitSet union(BitSet... sets) {
            BitSet all = new BitSet();
            Arrays.stream(sets).forEach(all::or);
            return all;
        }

        private static IllegalArgumentException problem(String what) {
            return new IllegalArgumentException(what);
        }
    }
}
