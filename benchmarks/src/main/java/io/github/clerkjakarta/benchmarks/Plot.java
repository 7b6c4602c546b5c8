package io.github.clerkjakarta.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A plot with logarithmic axes, as SVG for light and dark pages. A vertical bar is the spread. */
final class Plot {
    private static final int WIDTH = 440;
    private static final int HEIGHT = 280;
    private static final int LEFT = 50;
    private static final int RIGHT = 420;
    private static final int TOP = 50;
    private static final int BOTTOM = 230;

    private final String title;
    private final List<String> names = new ArrayList<>();
    private final List<List<Point>> lines = new ArrayList<>();

    /** @param title names what is plotted */
    Plot(String title) {
        this.title = title;
    }

    /** Sizes and ratios. */
    record Point(double size, double median, double least, double most) {}

    /** @param name names the sizes */
    void line(String name, List<Point> points) {
        names.add(name);
        lines.add(points);
    }

    String svg() {
        double[] sizes = all(Point::size).distinct().sorted().toArray();
        Axis x = new Axis(sizes[0], sizes[sizes.length - 1], LEFT + 10, RIGHT - 10);
        double[] ratios =
                ticks(all(Point::least).min().orElse(1), all(Point::most).max().orElse(1));
        Axis y = new Axis(ratios[0], ratios[ratios.length - 1], BOTTOM, TOP);
        StringBuilder svg = new StringBuilder(format("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" role="img" aria-label="%s">
                <style>
                  .page { fill: #fff; } .grid { stroke: #ddd; }
                  text { fill: #222; font: 12px sans-serif; } .middle { text-anchor: middle; } .end { text-anchor: end; }
                  path { fill: none; stroke-width: 2; } path.spread, path.grid { stroke-width: 1; }
                  .line0 { stroke: #0060c0; } .line1 { stroke: #b04000; stroke-dasharray: 6 3; }
                  circle.line0 { fill: #0060c0; } circle.line1 { fill: #b04000; stroke-dasharray: none; }
                  @media (prefers-color-scheme: dark) {
                    .page { fill: #161b22; } .grid { stroke: #3a4048; } text { fill: #ddd; }
                    .line0 { stroke: #60b0ff; } .line1 { stroke: #ffa060; } circle.line0 { fill: #60b0ff; } circle.line1 { fill: #ffa060; }
                  }
                </style>
                <rect class="page" width="%d" height="%d" rx="6"/>
                """, WIDTH, HEIGHT, WIDTH, title, WIDTH, HEIGHT));
        text(svg, "", 12, 22, title + ", the first is 1");
        for (double ratio : ratios) {
            shape(svg, "grid", format("M%d %.1fH%d", LEFT, y.at(ratio), RIGHT));
            text(svg, "end", LEFT - 6, y.at(ratio) + 4, label(ratio));
        }
        for (double size : sizes) {
            shape(svg, "grid", format("M%.1f %dV%d", x.at(size), TOP, BOTTOM));
            text(svg, "middle", x.at(size), BOTTOM + 18, label(size));
        }
        for (int i = 0; i < lines.size(); i++) {
            line(svg, i, x, y);
        }
        return svg.append("</svg>\n").toString();
    }

    private void line(StringBuilder svg, int number, Axis x, Axis y) {
        String style = "line" + number;
        List<Point> points = lines.get(number);
        shape(
                svg,
                style,
                points.stream()
                        .map(it -> format("%.1f %.1f", x.at(it.size), y.at(it.median)))
                        .collect(Collectors.joining("L", "M", "")));
        for (Point it : points) {
            shape(svg, style + " spread", format("M%.1f %.1fV%.1f", x.at(it.size), y.at(it.least), y.at(it.most)));
            svg.append(format(
                    "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>\n", style, x.at(it.size), y.at(it.median)));
        }
        // The legend: the names side by side below the sizes, each after a piece of its line.
        int left = LEFT + number * (RIGHT - LEFT) / lines.size();
        shape(svg, style, format("M%d %dh20", left, BOTTOM + 34));
        text(svg, "", left + 26, BOTTOM + 38, names.get(number));
    }

    private DoubleStream all(ToDoubleFunction<Point> number) {
        return lines.stream().flatMap(List::stream).mapToDouble(number);
    }

    /** Returns 1, 2, 5, 10 and so on, from least to most, or only powers of ten if the range is wide. */
    private static double[] ticks(double least, double most) {
        boolean wide = most / least > 50;
        double[] steps = IntStream.rangeClosed(-6, 9)
                .boxed()
                .flatMap(power -> (wide ? DoubleStream.of(1) : DoubleStream.of(1, 2, 5))
                        .mapToObj(step -> step * Math.pow(10, power)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        // A bar may stick out a little.
        double from = DoubleStream.of(steps)
                .filter(step -> step <= least * 1.15)
                .max()
                .orElse(least);
        double to = DoubleStream.of(steps)
                .filter(step -> step > from && step >= most / 1.15)
                .min()
                .orElse(most);
        return DoubleStream.of(steps).filter(step -> step >= from && step <= to).toArray();
    }

    private record Axis(double least, double most, int from, int to) {
        double at(double number) {
            return from + (to - from) * Math.log(number / least) / Math.log(most / least);
        }
    }

    private static void shape(StringBuilder svg, String style, String path) {
        svg.append(format("<path class=\"%s\" d=\"%s\"/>\n", style, path));
    }

    private static void text(StringBuilder svg, String style, double x, double y, String text) {
        svg.append(format("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n", style, x, y, text));
    }

    private static String label(double number) {
        return number < 1 ? format("%.1f", number) : format("%,.0f", number);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
