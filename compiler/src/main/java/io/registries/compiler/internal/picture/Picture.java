// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A graph with coordinates, in pixels.
 *
 * @param width of the whole picture
 * @param height of the whole picture
 * @param nodes in order of columns, from top to bottom
 * @param lines the edges
 * @param groups the clusters
 * @param headings of the columns
 */
public record Picture(
        int width,
        int height,
        List<PlacedNode> nodes,
        List<PlacedLine> lines,
        List<PlacedGroup> groups,
        List<PlacedHeading> headings) {
    /** The width of every node. */
    public static final int NODE_WIDTH = 210;

    /** The height of every node. */
    public static final int NODE_HEIGHT = 40;

    private static final int COLUMN_GAP = 100;
    private static final int ROW_GAP = 10;
    private static final int MARGIN = 12;
    private static final int TITLE_HEIGHT = 28;
    private static final int GROUP_TITLE_HEIGHT = 24;
    private static final int GROUP_PADDING = 8;

    public Picture {
        nodes = List.copyOf(nodes);
        lines = List.copyOf(lines);
        groups = List.copyOf(groups);
        headings = List.copyOf(headings);
    }

    /**
     * A node with its place.
     *
     * @param node the node
     * @param x of the left side
     * @param y of the upper side
     */
    public record PlacedNode(PictureNode node, int x, int y) {
        private int middle() {
            return y + NODE_HEIGHT / 2;
        }
    }

    /**
     * A line with its ends.
     *
     * @param edge the edge
     * @param x1 of the left end
     * @param y1 of the left end
     * @param x2 of the right end
     * @param y2 of the right end
     */
    public record PlacedLine(PictureEdge edge, int x1, int y1, int x2, int y2) {}

    /**
     * A cluster with its place.
     *
     * @param label its name
     * @param x of the left side
     * @param y of the upper side
     * @param width of its frame
     * @param height of its frame
     */
    public record PlacedGroup(String label, int x, int y, int width, int height) {}

    /**
     * The heading of a column.
     *
     * @param column the column
     * @param x of its left side
     */
    public record PlacedHeading(PictureColumn column, int x) {}

    /** Places the nodes of a graph: in columns, each node near the nodes that it is connected with on its left. */
    public static Picture of(PictureGraph graph) {
        Layout layout = new Layout(graph);
        for (PictureColumn column : PictureColumn.values()) {
            layout.place(column);
        }
        return layout.picture();
    }

    private static final class Layout {
        private final PictureGraph graph;
        private final Map<String, PlacedNode> placed = new LinkedHashMap<>();
        private final List<PlacedGroup> groups = new ArrayList<>();
        private final List<PlacedHeading> headings = new ArrayList<>();
        private int right = MARGIN;
        private int bottom = TITLE_HEIGHT + MARGIN;

        private Layout(PictureGraph graph) {
            this.graph = graph;
        }

        private void place(PictureColumn column) {
            List<PictureNode> nodes = new ArrayList<>(graph.nodes().stream()
                    .filter(node -> node.column() == column)
                    .toList());
            nodes.sort(
                    column == PictureColumn.ENVIRONMENT
                            ? Comparator.comparing(PictureNode::group)
                            : Comparator.comparingDouble(this::neighbours));
            int x = right;
            headings.add(new PlacedHeading(column, x));
            int y = TITLE_HEIGHT;
            String group = "";
            int top = 0;
            for (PictureNode node : nodes) {
                if (!node.group().equals(group)) {
                    closeGroup(group, x, top, y);
                    top = group.isEmpty() ? y : y + GROUP_PADDING;
                    y = top + GROUP_TITLE_HEIGHT;
                    group = node.group();
                }
                placed.put(node.id(), new PlacedNode(node, x, y));
                y += NODE_HEIGHT + ROW_GAP;
            }
            closeGroup(group, x, top, y);
            right = x + NODE_WIDTH + COLUMN_GAP;
            bottom = Math.max(bottom, y + GROUP_PADDING);
        }

        private void closeGroup(String label, int x, int top, int bottomOfNodes) {
            if (!label.isEmpty()) {
                groups.add(new PlacedGroup(
                        label,
                        x - GROUP_PADDING,
                        top,
                        NODE_WIDTH + 2 * GROUP_PADDING,
                        bottomOfNodes - ROW_GAP + GROUP_PADDING - top));
            }
        }

        // The average position of the nodes on the left that are already placed; nodes without any come last.
        private double neighbours(PictureNode node) {
            return graph.edges().stream()
                    .filter(edge -> edge.to().equals(node.id()))
                    .flatMap(edge -> Optional.ofNullable(placed.get(edge.from())).stream())
                    .mapToInt(PlacedNode::y)
                    .average()
                    .orElse(Double.MAX_VALUE);
        }

        private Picture picture() {
            List<PlacedLine> lines = new ArrayList<>();
            for (PictureEdge edge : graph.edges()) {
                PlacedNode from = node(edge.from());
                PlacedNode to = node(edge.to());
                lines.add(new PlacedLine(edge, from.x() + NODE_WIDTH, from.middle(), to.x(), to.middle()));
            }
            int width = right - COLUMN_GAP + MARGIN;
            return new Picture(width, bottom, List.copyOf(placed.values()), lines, groups, headings);
        }

        private PlacedNode node(String id) {
            return Objects.requireNonNull(placed.get(id), id);
        }
    }
}
