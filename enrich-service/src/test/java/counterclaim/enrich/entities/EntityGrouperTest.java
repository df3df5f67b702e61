package counterclaim.enrich.entities;

import static org.assertj.core.api.Assertions.assertThat;

import counterclaim.contracts.Entity;
import counterclaim.enrich.text.ArticleText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityGrouperTest {
    private static final EntityGrouper GROUPER = new EntityGrouper(Gazetteer.load());

    private record Name(Entity.Type type, String words) {}

    private static Name person(String words) {
        return new Name(Entity.Type.PERSON, words);
    }

    private static Name org(String words) {
        return new Name(Entity.Type.ORG, words);
    }

    private static Name place(String words) {
        return new Name(Entity.Type.PLACE, words);
    }

    private static List<Entity> group(String text, Name... names) {
        var article = ArticleText.of("", text);
        var mentions = new ArrayList<Mention>();
        int from = 0;
        for (var name : names) {
            int start = text.indexOf(name.words(), from);
            int end = start + name.words().length();
            from = end;
            int s = article.body().sentenceAt(start);
            var words = article.body().sentences().get(s).words();
            int first = 0;
            while (words.get(first).start() < start) {
                first++;
            }
            int after = first;
            while (after < words.size() && words.get(after).end() <= end) {
                after++;
            }
            mentions.add(new Mention(name.type(), s, first, after, start, end, 0.9));
        }
        return GROUPER.group(article, List.of(), mentions, "test");
    }

    @Test
    void surnameBelongsToTheFullNameEvenWhereItStandsFirst() {
        var entities = group(
                "Ulvik spoke. Tomas Ulvik is chairman. Ulvik left.",
                person("Ulvik"),
                person("Tomas Ulvik"),
                person("Ulvik"));
        assertThat(entities).singleElement().satisfies(e -> {
            assertThat(e.name()).isEqualTo("Tomas Ulvik");
            assertThat(e.id()).isEqualTo("local:tomas-ulvik");
            assertThat(e.mentions()).hasSize(3);
        });
    }

    @Test
    void acronymBelongsToTheNameThatItIsMadeOf() {
        var entities = group("The Lenz Harbour Authority met. LHA said no.", org("Lenz Harbour Authority"), org("LHA"));
        assertThat(entities).singleElement().satisfies(e -> assertThat(e.name()).isEqualTo("Lenz Harbour Authority"));
    }

    @Test
    void possessiveIsTheSameName() {
        assertThat(group("Russia’s army left Russia.", place("Russia’s"), place("Russia")))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.country()).contains("RU");
                    assertThat(e.coordinates()).isPresent();
                });
    }

    @Test
    void countryNameAndItsAcronymAreOnePlace() {
        assertThat(group("The United States and the U.S. agree.", place("United States"), place("U.S.")))
                .map(Entity::id)
                .containsOnly("local:country-us");
    }

    @Test
    void capitalThatSaysSomethingStandsForItsGovernment() {
        var entities = group("Kyiv rejected the claim. He lives in Oslo.", place("Kyiv"), place("Oslo"));
        assertThat(entities)
                .filteredOn(e -> e.name().equals("Kyiv"))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.role()).contains("government");
                    assertThat(e.country()).contains("UA");
                });
        assertThat(entities)
                .filteredOn(e -> e.name().equals("Oslo"))
                .singleElement()
                .satisfies(e -> assertThat(e.role()).isEmpty());
    }

    @Test
    void twoPeopleStayTwo() {
        assertThat(group("Ana Petkova met Tomas Ulvik.", person("Ana Petkova"), person("Tomas Ulvik")))
                .hasSize(2);
    }

    @Test
    void accentsAndCaseMakeNoOtherIdentifier() {
        assertThat(Names.slug("José Ángel GURRÍA")).isEqualTo("jose-angel-gurria");
        assertThat(Names.slug("…")).isEqualTo("unnamed");
    }
}
