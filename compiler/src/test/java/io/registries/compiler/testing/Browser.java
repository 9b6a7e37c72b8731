// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page in headless Chromium. Steps are collected, and carried out by {@link #run}. Tests that use it require
 * {@code chromium}, {@code node} and {@code npm}.
 */
public final class Browser {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WIDTH = 1280;

    private final Map<String, Object> input = new LinkedHashMap<>();
    private final List<List<Object>> steps = new ArrayList<>();

    private Browser(String html) {
        input.put("html", html);
        input.put("colorScheme", "light");
        input.put("javaScriptEnabled", true);
        input.put("width", WIDTH);
        input.put("steps", steps);
    }

    /** Opens a page. */
    public static Browser open(String html) {
        return new Browser(html);
    }

    public Browser dark() {
        input.put("colorScheme", "dark");
        return this;
    }

    public Browser withoutJavaScript() {
        input.put("javaScriptEnabled", false);
        return this;
    }

    public Browser fill(String selector, String value) {
        return step("fill", selector, value);
    }

    public Browser select(String selector, String label) {
        return step("select", selector, label);
    }

    public Browser click(String selector) {
        return step("click", selector);
    }

    public Browser hover(String selector) {
        return step("hover", selector);
    }

    public Browser focus(String selector) {
        return step("focus", selector);
    }

    public Browser press(String key) {
        return step("press", key);
    }

    public Browser print() {
        return step("media", "print");
    }

    /** Saves a picture of the start of the page. */
    public Browser screenshot(Path file, int height) {
        return step("screenshot", file.toString(), height);
    }

    /** Reads the texts of the visible elements of a selector. */
    public Browser visible(String selector) {
        return step("visible", selector);
    }

    /** Reads a property of the style of an element. */
    public Browser style(String selector, String name) {
        return step("style", selector, name);
    }

    /** Reads an attribute of an element. */
    public Browser attribute(String selector, String name) {
        return step("attribute", selector, name);
    }

    /** Reads the title of the document, which hostile text tries to change. */
    public Browser title() {
        return step("title");
    }

    /** Reads the serious violations of accessibility that axe finds. */
    public Browser axe() {
        return step("axe");
    }

    private Browser step(Object... step) {
        steps.add(List.of(step));
        return this;
    }

    /**
     * Carries out the steps, and returns what was read. Asserts that the page printed and requested nothing, opened no
     * dialog and no window, and had no error.
     */
    public List<JsonNode> run() {
        JsonNode output = JSON.readTree(ThirdPartyDecryptors.runScript("browser.mjs", JSON.writeValueAsString(input)));
        assertThat(output.path("problems")).isEmpty();
        List<JsonNode> results = new ArrayList<>();
        output.path("results").forEach(results::add);
        return results;
    }
}
