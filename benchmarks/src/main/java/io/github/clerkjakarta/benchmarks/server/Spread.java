package io.github.clerkjakarta.benchmarks.server;

import java.util.Arrays;
import java.util.Locale;

/** Several measurements of one thing. */
record Spread(double[] sorted) {
    static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(sorted);
    }

    double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Divides each measurement by that of the same round. */
    static Spread ratio(double[] values, double[] others) {
        double[] ratios = new double[values.length];
        Arrays.setAll(ratios, i -> values[i] / others[i]);
        return of(ratios);
    }

    String percent() {
        return String.format(Locale.ROOT, "%.0f %%", 100 * median());
    }

    /** Returns median, least and most. */
    String percents() {
        return String.format(
                Locale.ROOT, "%s (%.0f to %.0f)", percent(), 100 * sorted[0], 100 * sorted[sorted.length - 1]);
    }

    String seconds() {
        return String.format(Locale.ROOT, "%.2f s (%.2f to %.2f)", median(), sorted[0], sorted[sorted.length - 1]);
    }
}
