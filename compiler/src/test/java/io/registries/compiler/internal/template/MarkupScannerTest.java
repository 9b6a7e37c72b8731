// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value has no effect in any place of HTML where a template can have it. */
class MarkupScannerTest {
    private static final String HOSTILE = "</script><b a='x' c=\"y\">&\u202E\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>{{v}}</p>|<p>{{v@text}}</p>",
                "<p class=\"a {{v}}\">|<p class=\"a {{v@attribute}}\">",
                "<svg><path d=\"{{v}}\"/><text>{{v}}</text></svg>|<svg><path d=\"{{v@attribute}}\"/><text>{{v@text}}</text></svg>",
                "<a href=\"{{v}}\">|<a href=\"{{v@url}}\">",
                "<a href=\"#{{v}}\">|<a href=\"#{{v@attribute}}\">",
                "<script>{{v}}</script>|<script>{{v@code}}</script>",
                "<style>{{v}}</style>{{v}}|<style>{{v@code}}</style>{{v@text}}",
                "<script type=\"application/json\">{{v}}</script>|<script type=\"application/json\">{{v@json}}</script>",
                "<i>{{#v}}{{w}}{{/v}}</i>|<i>{{#v}}{{w@text}}{{/v}}</i>"
            })
    void findsThePlaceOfAVariable(String template, String annotated) {
        assertThat(MarkupScanner.annotate(template)).isEqualTo(annotated);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p {{v}}>",
                "<p class={{v}}>",
                "<p class='{{v}}'>",
                "<p onclick=\"{{v}}\">",
                "<p style=\"{{v}}\">",
                "<{{v}}>",
                "<p>{{{v}}}</p>",
                "<p>{{&v}}</p>",
                "<p>{{#v}}<p class=\"{{/v}}\">",
                "<p class=\"{{> v}}\">",
                "<!-- {{v}} -->",
                "<p class=\"a",
                "<p>{{v"
            })
    void rejectsATemplateThatIsNotSafe(String template) {
        assertThatThrownBy(() -> MarkupScanner.annotate(template)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void encodesTextAndAttributes() throws InvalidTemplateException {
        String encoded = "&lt;/script&gt;&lt;b a=&#39;x&#39; c=&quot;y&quot;&gt;&amp;\\u202e\\u000a";
        assertThat(render("<p class=\"{{v}}\">{{v}}</p>", HOSTILE))
                .isEqualTo("<p class=\"" + encoded + "\">" + encoded + "</p>");
    }

    @Test
    void encodesDataBlocksAsJson() throws InvalidTemplateException {
        assertThat(render("<script type=\"application/json\">{{v}}</script>", List.of(HOSTILE)))
                .isEqualTo("<script type=\"application/json\">[\"\\u003c/script\\u003e\\u003cb a='x'"
                        + " c=\\\"y\\\"\\u003e\\u0026\\u202e\\n\"]</script>");
    }

    @Test
    void rendersAddressesOfTheWebOnly() throws InvalidTemplateException {
        assertThat(render("<a href=\"{{v}}\">", "https://project.example/a?b&c"))
                .isEqualTo("<a href=\"https://project.example/a?b&amp;c\">");
        for (String url :
                List.of("javascript:alert(1)", " javascript:alert(1)", "data:text/html,a", "//evil.example")) {
            assertThatThrownBy(() -> render("<a href=\"{{v}}\">", url)).isInstanceOf(InvalidTemplateException.class);
        }
    }

    @Test
    void rendersCodeOfTheTemplateOnly() throws InvalidTemplateException {
        assertThat(render("<script>{{v}}</script>", new VerbatimText("a < b"))).isEqualTo("<script>a < b</script>");
        assertThatThrownBy(() -> render("<script>{{v}}</script>", "a")).isInstanceOf(InvalidTemplateException.class);
        assertThat(render("<p>{{v}}</p>", new VerbatimText("<b>"))).doesNotContain("<b>");
    }

    private static String render(String template, Object value) throws InvalidTemplateException {
        return TemplateEngine.forMarkup(path -> Optional.of(template)).render("a.mustache", Map.of("v", value));
    }
}
