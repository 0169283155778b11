package org.hled.api.history;

import io.micronaut.http.uri.UriBuilder;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.hled.api.badges.Language;
import org.hled.api.badges.Words;
import org.hled.api.figures.Period;
import org.hled.api.figures.TotalKey;
import org.hled.api.figures.TotalRow;
import org.hled.api.totals.Amounts;

/**
 * Corrections as a feed (Atom, RFC 4287). Its links have no host: the name in a request is the client's to choose, and a
 * feed that was made with a false one would be kept by caches. They hold from wherever the feed was fetched.
 */
final class AtomFeed {

    static final String MEDIA_TYPE = "application/atom+xml";

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String TAG = "tag:hled.org,2026:";

    private final URI address;
    private final String name;
    private final Language language;
    private final Titles titles;
    private final Optional<Instant> asOf;

    /**
     * @param address as it was asked for
     * @param name what is asked for, the same for all its pages: fit for a URI
     */
    AtomFeed(URI address, String name, Language language, Titles titles, Optional<Instant> asOf) {
        this.address = address;
        this.name = name;
        this.language = language;
        this.titles = titles;
        this.asOf = asOf;
    }

    /** @param next cursor of the page that follows; empty if there is none */
    String of(List<Corrected> corrections, Optional<String> next) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(ATOM);
            xml.writeStartElement(ATOM, "feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", language.code());
            xml.writeAttribute("xml:base", "/");
            element(xml, "id", TAG + "corrections/" + name);
            element(xml, "title", language.choose("HLED: corrected figures", "DEAN: cifras corregidas"));
            element(xml, "updated", updated(corrections));
            link(xml, "self", MEDIA_TYPE, address.toString());
            link(xml, "alternate", "text/html", "/#corrections");
            if (next.isPresent()) {
                link(
                        xml,
                        "next",
                        MEDIA_TYPE,
                        UriBuilder.of(address)
                                .replaceQueryParam("cursor", next.get())
                                .build()
                                .toString());
            }
            xml.writeStartElement(ATOM, "author");
            element(xml, "name", "HLED");
            xml.writeEndElement();
            for (Corrected corrected : corrections) {
                entry(xml, corrected);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return text.toString();
    }

    private String updated(List<Corrected> corrections) {
        return corrections.stream()
                .findFirst()
                .map(newest -> newest.after().row().updatedAt())
                .or(() -> asOf)
                .orElse(Instant.EPOCH)
                .toString();
    }

    private void entry(XMLStreamWriter xml, Corrected corrected) throws XMLStreamException {
        TotalKey key = corrected.key();
        Version before = corrected.before();
        Version after = corrected.after();
        xml.writeStartElement(ATOM, "entry");
        element(xml, "id", "%scorrection/%s/%d".formatted(TAG, Permalink.path(key), after.number()));
        element(
                xml,
                "title",
                language.choose("%s, %s: from %s to %s", "%s, %s: de %s a %s")
                        .formatted(titles.of(key), what(key), said(before.row()), said(after.row())));
        element(xml, "updated", after.row().updatedAt().toString());
        link(xml, "alternate", "text/html", Permalink.page(key, before.number()));
        link(xml, "related", "application/json", Permalink.of(key, before.number()));
        element(xml, "summary", summary(corrected));
        xml.writeEndElement();
    }

    private static String what(TotalKey key) {
        return key.period().equals(Period.ALL.text()) ? key.measure() : key.measure() + " " + key.period();
    }

    /** Missing is not zero. */
    private String said(TotalRow row) {
        return row.reports() == 0 ? language.choose("no report", "ningún informe") : Words.of(row, language);
    }

    private String summary(Corrected corrected) {
        var correction = corrected.after().correction().orElseThrow();
        StringBuilder text = new StringBuilder(language.choose(
                        "Of the change, %s %s is correction.", "Del cambio, %s %s es corrección.")
                .formatted(
                        Amounts.text(correction.getAmount(), corrected.key().unit()),
                        corrected.key().unit()));
        if (correction.getRevisions() > 0) {
            text.append(language.choose(" Reports revised or withdrawn: %d.", " Informes revisados o retirados: %d.")
                    .formatted(correction.getRevisions()));
        }
        if (correction.getCatalog()) {
            text.append(language.choose(" The catalog has changed.", " El catálogo cambió."));
        }
        if (correction.getRebuild()) {
            text.append(language.choose(
                    " All totals were rebuilt from the reports.",
                    " Todos los totales se reconstruyeron a partir de los informes."));
        }
        return text.toString();
    }

    private static void link(XMLStreamWriter xml, String relation, String type, String address)
            throws XMLStreamException {
        xml.writeEmptyElement(ATOM, "link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", ofXml(address));
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(ATOM, name);
        xml.writeCharacters(ofXml(text));
        xml.writeEndElement();
    }

    /** What XML 1.0 has no way to write is left out. */
    private static String ofXml(String text) {
        return text.codePoints()
                .filter(character -> character == '\t'
                        || character == '\n'
                        || character == '\r'
                        || (character >= 0x20 && character <= 0xD7FF)
                        || (character >= 0xE000 && character <= 0xFFFD)
                        || character >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
