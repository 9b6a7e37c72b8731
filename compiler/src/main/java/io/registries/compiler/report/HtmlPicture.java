// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.internal.picture.Picture;
import io.registries.compiler.internal.picture.Picture.PlacedGroup;
import io.registries.compiler.internal.picture.Picture.PlacedLine;
import io.registries.compiler.internal.picture.Picture.PlacedNode;
import io.registries.compiler.internal.picture.PictureGraph;
import io.registries.compiler.internal.picture.PictureNode;
import io.registries.compiler.internal.picture.PullState;
import java.util.Map;

/** The variables of the template of the picture. */
final class HtmlPicture {
    private static final int MAX_LABEL = 26;
    private static final int MAX_DETAIL = 32;
    private static final int TEXT_INDENT = 12;
    private static final int LABEL_BASELINE = 17;
    private static final int DETAIL_BASELINE = 32;
    private static final int SINGLE_BASELINE = 25;
    private static final int GROUP_BASELINE = 16;

    private HtmlPicture() {}

    static Map<String, Object> of(PictureGraph graph) {
        Picture picture = Picture.of(graph);
        return new TemplateFields()
                .put("width", picture.width())
                .put("height", picture.height())
                .put("nodeWidth", Picture.NODE_WIDTH)
                .put("nodeHeight", Picture.NODE_HEIGHT)
                .put(
                        "headings",
                        picture.headings().stream()
                                .map(heading -> new TemplateFields()
                                        .put("x", heading.x())
                                        .put(
                                                "label",
                                                Plurals.noun(0, heading.column().noun()))
                                        .map())
                                .toList())
                .put("nodes", picture.nodes().stream().map(HtmlPicture::node).toList())
                .put("lines", picture.lines().stream().map(HtmlPicture::line).toList())
                .put(
                        "clusters",
                        picture.groups().stream().map(HtmlPicture::group).toList())
                .map();
    }

    private static Map<String, Object> node(PlacedNode placed) {
        PictureNode node = placed.node();
        boolean isSingle = node.detail().isEmpty();
        return new TemplateFields()
                .put("id", node.id())
                .put("column", node.column().noun())
                .put("x", placed.x())
                .put("y", placed.y())
                .put("textX", placed.x() + TEXT_INDENT)
                .put("labelY", placed.y() + (isSingle ? SINGLE_BASELINE : LABEL_BASELINE))
                .put("detailY", placed.y() + DETAIL_BASELINE)
                .put("label", shortened(node.label(), MAX_LABEL))
                .put("detail", shortened(node.detail(), MAX_DETAIL))
                .put("fullName", node.column().noun() + " " + node.label() + (isSingle ? "" : ", " + node.detail()))
                .map();
    }

    private static Map<String, Object> line(PlacedLine line) {
        int middle = (line.x1() + line.x2()) / 2;
        return new TemplateFields()
                .put("from", line.edge().from())
                .put("to", line.edge().to())
                .put("state", line.edge().state().map(PullState::id).orElse("build"))
                .put(
                        "path",
                        "M%d %dC%d %d %d %d %d %d"
                                .formatted(
                                        line.x1(), line.y1(), middle, line.y1(), middle, line.y2(), line.x2(),
                                        line.y2()))
                .map();
    }

    private static Map<String, Object> group(PlacedGroup group) {
        return new TemplateFields()
                .put("x", group.x())
                .put("y", group.y())
                .put("width", group.width())
                .put("height", group.height())
                .put("textX", group.x() + TEXT_INDENT)
                .put("textY", group.y() + GROUP_BASELINE)
                .put("label", shortened(group.label(), MAX_LABEL))
                .map();
    }

    // SVG does not wrap text.
    private static String shortened(String text, int max) {
        int[] characters = text.codePoints().toArray();
        return characters.length <= max ? text : new String(characters, 0, max - 1) + "…";
    }
}
