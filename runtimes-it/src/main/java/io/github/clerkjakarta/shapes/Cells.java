package io.github.clerkjakarta.shapes;

import java.util.ArrayList;
import java.util.List;

/** The cells that tests deploy. */
public final class Cells {
    private static final int TRIPLES = 3;
    private static final int PAIRS = 2;

    private static final List<Cell> ALL = numbered(Covering.of(possible(), Cells::axes, TRIPLES));

    private Cells() {}

    /** Returns each triple of axis values that makes sense, at least once. */
    public static List<Cell> all() {
        return ALL;
    }

    /** Returns each pair of axis values that makes sense, at least once: some of {@link #all}. */
    public static List<Cell> pairwise() {
        return Covering.of(ALL, Cells::axes, PAIRS);
    }

    private static List<Cell> possible() {
        List<Cell> possible = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Place place : Place.values()) {
                for (Mark mark : Mark.values()) {
                    for (Form form : Form.values()) {
                        for (Discovery discovery : Discovery.values()) {
                            for (Registration registration : Registration.values()) {
                                Cell cell = new Cell(0, kind, place, mark, form, discovery, registration);
                                if (Constraint.allow(cell)) {
                                    possible.add(cell);
                                }
                            }
                        }
                    }
                }
            }
        }
        return possible;
    }

    private static List<Cell> numbered(List<Cell> cells) {
        List<Cell> numbered = new ArrayList<>();
        for (Cell it : cells) {
            numbered.add(new Cell(
                    numbered.size() + 1,
                    it.kind(),
                    it.place(),
                    it.mark(),
                    it.form(),
                    it.discovery(),
                    it.registration()));
        }
        return List.copyOf(numbered);
    }

    // No number is kept: any order will do.
    @SuppressWarnings("EnumOrdinal")
    private static int[] axes(Cell cell) {
        return new int[] {
            cell.kind().ordinal(),
            cell.place().ordinal(),
            cell.mark().ordinal(),
            cell.form().ordinal(),
            cell.discovery().ordinal(),
            cell.registration().ordinal()
        };
    }
}
