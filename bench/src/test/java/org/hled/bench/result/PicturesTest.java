package org.hled.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hled.bench.result.BarChart.Bar;
import org.hled.bench.run.Engine;
import org.hled.bench.run.Measurement;
import org.hled.bench.workload.Spread;
import org.hled.bench.workload.Workload;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PicturesTest {

    @Test
    void barsAreAsLongAsTheirValues() throws Exception {
        Document svg = parse(new BarChart("a < b", List.of(new Bar("x", 50, false), new Bar("y", 100, true))).svg());

        double half = width(svg, 1);
        double whole = width(svg, 2);
        assertThat(half * 2).isEqualTo(whole);
        assertThat(svg.getDocumentElement().getAttribute("aria-label")).isEqualTo("a < b");
    }

    @Test
    void aPalerBarBehindGoesOnToTheExtent() throws Exception {
        Document svg = parse(new BarChart("t", List.of(new Bar("x", 50, 200, true))).svg());

        assertThat(width(svg, 1)).isEqualTo(4 * width(svg, 2));
        assertThat(svg.getElementsByTagName("text").item(2).getTextContent()).isEqualTo("50 / 200");
    }

    @Test
    void thereIsAPictureOfWhatWasMeasured() {
        Measurement run = new Measurement(
                1_000, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
        Workload workload = new Workload(1_000, 48, Spread.EVEN, 1);
        Map<Engine, List<Measurement>> runs = Map.of(Engine.A, List.of(run), Engine.OURS, List.of(run));

        Map<String, String> pictures =
                Pictures.of(new Results(Map.of(), workload, 1, runs, List.of(), List.of(), List.of()));

        assertThat(pictures).containsOnlyKeys("throughput.svg");
        assertThat(pictures.get("throughput.svg"))
                .contains("ours, the whole road")
                .doesNotContain("bytes only");
    }

    private static double width(Document svg, int rectangle) {
        return Double.parseDouble(((Element) svg.getElementsByTagName("rect").item(rectangle)).getAttribute("width"));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
