package counterclaim.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import counterclaim.contracts.Topics;
import counterclaim.localstack.LocalStack.Component;
import counterclaim.localstack.process.Controls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tests of the other modules rely on. */
class SharedStackIT {
    private static final LocalStack STACK = LocalStack.shared();

    @Test
    void everyCallerGetsTheSameStack() {
        assertThat(LocalStack.shared().bootstrapServers()).isEqualTo(STACK.bootstrapServers());
        assertThat(LocalStack.shared().elasticsearchUrl()).isEqualTo(STACK.elasticsearchUrl());
    }

    @Test
    void productTopicsAreCreatedAsTheContractsSayAndOnlyOnce() throws Exception {
        STACK.createProductTopics();
        STACK.createProductTopics();
        var settings = new Properties();
        settings.put("bootstrap.servers", STACK.bootstrapServers());
        try (var admin = Admin.create(settings)) {
            var names = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            assertThat(names)
                    .containsAll(
                            Topics.all().stream().map(topic -> topic.name()).toList());
        }
    }

    @Test
    void componentCanBeTakenAwayFromAnotherJvmAndComesBack() {
        STACK.restart(Component.KAFKA);
        STACK.kill(Component.KAFKA);
        STACK.awaitReady();
    }

    @Test
    void killedKeeperIsReplacedAndTheProgramsGoOn() throws IOException {
        Assumptions.assumeFalse(LocalStack.isInContainers(), "containers have no keeper");
        var files = KeeperFiles.in(Checkout.find());
        var keeper = files.keeper().orElseThrow();
        var kafka = new Controls(files.run(), "kafka").process();
        // When
        keeper.destroyForcibly();
        keeper.onExit().join();
        // Then
        STACK.awaitReady();
        assertThat(LocalStack.shared().bootstrapServers()).isEqualTo(STACK.bootstrapServers());
        assertThat(files.keeper()).isPresent().isNotEqualTo(Optional.of(keeper));
        assertThat(new Controls(files.run(), "kafka").process()).isEqualTo(kafka);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'analyzer':'english','text':'The quakes were striking'} | quak were strike",
                "{'analyzer':'german','text':'die Häuser'} | haus",
                "{'analyzer':'french','text':'l’élection des maires'} | election mair",
                "{'analyzer':'spanish','text':'las elecciones'} | eleccion",
                "{'analyzer':'russian','text':'выборы'} | выбор",
                "{'tokenizer':'standard','filter':['lowercase','asciifolding'],'text':'Café Zürich'} | cafe zurich",
                "{'tokenizer':'standard','filter':['lowercase',{'type':'stop','stopwords':'_english_'}],'text':'The dam'} | dam",
                "{'tokenizer':'standard','filter':[{'type':'stemmer','language':'light_german'}],'text':'Häuser'} | Haus",
                "{'tokenizer':'whitespace','filter':['lowercase',{'type':'synonym_graph','synonyms':['quake, earthquake']}],'text':'Quake'} | earthquake quake",
                "{'tokenizer':'whitespace','filter':[{'type':'synonym','synonyms':['uk => united kingdom']}],'text':'uk'} | united kingdom",
                "{'tokenizer':'keyword','filter':[{'type':'edge_ngram','min_gram':2,'max_gram':4}],'text':'flood'} | fl flo floo",
                "{'tokenizer':'keyword','filter':[{'type':'ngram','min_gram':4,'max_gram':4}],'text':'flood'} | floo lood",
                "{'tokenizer':'whitespace','filter':['shingle'],'text':'a b'} | a [a b] b",
                "{'tokenizer':'whitespace','filter':['word_delimiter_graph'],'text':'Wi-Fi'} | Wi Fi",
                "{'tokenizer':'keyword','filter':[{'type':'pattern_capture','patterns':['(\\\\d+)']}],'text':'a12'} | a12 12",
                "{'tokenizer':'whitespace','filter':['unique'],'text':'a b a'} | a b",
                "{'tokenizer':'whitespace','filter':['elision'],'text':'l’avion'} | avion",
                "{'tokenizer':'whitespace','filter':[{'type':'keyword_marker','keywords':['running']},'porter_stem'],'text':'running walking'} | running walk",
                "{'tokenizer':'keyword','char_filter':['html_strip'],'text':'a <b>c</b>'} | [a c]",
                "{'tokenizer':'keyword','char_filter':[{'type':'mapping','mappings':['& => and']}],'text':'&'} | and",
                "{'tokenizer':'keyword','char_filter':[{'type':'pattern_replace','pattern':'-','replacement':'_'}],'text':'a-b'} | a_b",
                "{'tokenizer':'uax_url_email','text':'mail desk@paper.org'} | mail desk@paper.org",
                "{'tokenizer':{'type':'pattern','pattern':','},'text':'a,b'} | a b",
                "{'tokenizer':{'type':'edge_ngram','min_gram':1,'max_gram':2,'token_chars':['letter']},'text':'ab c'} | a ab c",
                "{'tokenizer':'path_hierarchy','text':'/a/b'} | /a /a/b",
            })
    void analysisHasTheNamesAndEffectsOfAFullElasticsearch(String request, String expected) throws Exception {
        var answer = analyze(request.replace('\'', '"').replace('’', '\''));
        assertThat(tokens(answer)).as(answer).isEqualTo(expected);
    }

    /** In order; several words in one are in brackets. */
    private static String tokens(String answer) throws IOException {
        var tokens = new StringBuilder();
        for (var token : new ObjectMapper().readTree(answer).path("tokens")) {
            var text = token.path("token").asText();
            tokens.append(tokens.isEmpty() ? "" : " ").append(text.contains(" ") ? "[" + text + "]" : text);
        }
        return tokens.toString();
    }

    private static String analyze(String request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(STACK.elasticsearchUrl() + "/_analyze"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(request))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
