// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lines over the number of outputs, both axes logarithmic, so that a straight line of slope one is linear growth.
 *
 * @param title what it shows
 * @param lines points by name
 */
record Graph(String title, Map<String, List<Point>> lines) {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 460;
    private static final int LEFT = 70;
    private static final int RIGHT = 270;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final List<String> COLORS = List.of(
            "#0b5fff", "#5f9bff", "#00308f", "#00a3a3", "#2e8b57", "#8fbc5a", "#d9822b", "#c23030", "#8f398f",
            "#7a5c3e", "#666666", "#aaaaaa");

    /** Where a line goes through. */
    record Point(int outputs, double value) {}

    static Graph time(List<Result> results) {
        return new Graph("Seconds, cold, over outputs", lines(results, true));
    }

    static Graph memory(List<Result> results) {
        return new Graph("Peak memory in MiB, cold, over outputs", lines(results, false));
    }

    private static Map<String, List<Point>> lines(List<Result> results, boolean time) {
        Map<String, List<Point>> lines = new LinkedHashMap<>();
        results.stream()
                .filter(result -> result.workload().files() == 1)
                .forEach(result -> result.sample(Turn.COLD)
                        .ifPresent(sample -> lines.computeIfAbsent(
                                        result.contestant().name(), name -> new ArrayList<>())
                                .add(new Point(
                                        result.workload().outputs(), time ? sample.seconds() : sample.megabytes()))));
        return lines;
    }

    void write(Path file) throws IOException {
        Files.writeString(file, svg());
    }

    String svg() {
        List<Point> all = lines.values().stream().flatMap(List::stream).toList();
        Axis x = Axis.of(all.stream().mapToDouble(Point::outputs).toArray(), LEFT, WIDTH - RIGHT);
        Axis y = Axis.of(all.stream().mapToDouble(Point::value).toArray(), HEIGHT - BOTTOM, TOP);
        StringBuilder svg = new StringBuilder("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
            <rect width="100%%" height="100%%" fill="white"/>
            <text x="%d" y="24" font-size="16">%s</text>
            """.formatted(WIDTH, HEIGHT, LEFT, title));
        for (double tick : x.ticks()) {
            line(svg, x.at(tick), TOP, x.at(tick), HEIGHT - BOTTOM);
            text(svg, x.at(tick), HEIGHT - BOTTOM + 20, "middle", tick);
        }
        for (double tick : y.ticks()) {
            line(svg, LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick));
            text(svg, LEFT - 8, y.at(tick) + 4, "end", tick);
        }
        int number = 0;
        for (Map.Entry<String, List<Point>> entry : lines.entrySet()) {
            curve(svg, entry.getKey(), entry.getValue(), number++, x, y);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void curve(StringBuilder svg, String name, List<Point> points, int number, Axis x, Axis y) {
        String color = COLORS.get(number % COLORS.size());
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            String place = at("%.1f,%.1f", x.at(point.outputs()), y.at(point.value()));
            path.append(path.isEmpty() ? "M" : " L").append(place);
            svg.append(at(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
                    x.at(point.outputs()), y.at(point.value()), color));
        }
        int width = number == 0 ? 3 : 2;
        svg.append(at("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%d\"/>%n", path, color, width));
        int row = TOP + 16 + 22 * number;
        svg.append(at(
                "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"4\" fill=\"%s\"/>%n",
                WIDTH - RIGHT + 20, row - 6, color));
        svg.append(at("<text x=\"%d\" y=\"%d\">%s</text>%n", WIDTH - RIGHT + 42, row, name));
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(at("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n", x1, y1, x2, y2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, double value) {
        String number = value >= 1 ? at("%,.0f", value) : at("%s", value);
        svg.append(at("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, number));
    }

    private static String at(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
