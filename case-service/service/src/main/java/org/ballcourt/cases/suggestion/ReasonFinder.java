package org.ballcourt.cases.suggestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.ballcourt.cases.suggestion.Suggestion.Guess;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Reason;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;

/**
 * Finds the reasons that a complaint's words speak for, by text retrieval: each reason is described in the words of the message files
 * ({@code suggestion.words.REASON}), and the text is the query. The same text always finds the same.
 */
final class ReasonFinder {
    private static final String WORDS = "words";
    private static final String REASON = "reason";
    private static final int MOST = 3;

    private final Analyzer analyzer = withoutStopWords();
    private final IndexSearcher searcher;
    private final List<Set<String>> known = new ArrayList<>();

    ReasonFinder() {
        try {
            searcher = new IndexSearcher(DirectoryReader.open(index()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Words that stand in any complaint would else decide short ones. */
    private static Analyzer withoutStopWords() {
        CharArraySet stop = CharArraySet.copy(SmartChineseAnalyzer.getDefaultStopSet());
        Analyzer plain = new SmartChineseAnalyzer();
        for (Language language : Language.all()) {
            stop.addAll(terms(Messages.in(language).text(Message.of("suggestion.stop-words")), plain));
        }
        return new SmartChineseAnalyzer(stop);
    }

    private Directory index() throws IOException {
        Directory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (Reason reason : Reason.values()) {
                Document described = new Document();
                described.add(new StoredField(REASON, reason.name()));
                Set<String> terms = new LinkedHashSet<>();
                for (Language language : Language.all()) {
                    String words = Messages.in(language).text(Message.of("suggestion.words." + reason));
                    described.add(new TextField(WORDS, words, Field.Store.NO));
                    terms.addAll(terms(words, analyzer));
                }
                known.add(terms);
                writer.addDocument(described);
            }
        }
        return directory;
    }

    /** At most three, the likeliest first; none where no word is known. */
    List<Guess> find(String text) {
        Set<String> asked = terms(text, analyzer);
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        asked.stream()
                .limit(IndexSearcher.getMaxClauseCount())
                .forEach(term -> any.add(new TermQuery(new Term(WORDS, term)), BooleanClause.Occur.SHOULD));
        try {
            ScoreDoc[] found = searcher.search(any.build(), MOST).scoreDocs;
            double all = 0;
            for (ScoreDoc one : found) {
                all += one.score;
            }
            List<Guess> guesses = new ArrayList<>();
            for (ScoreDoc one : found) {
                String reason = searcher.storedFields().document(one.doc).get(REASON);
                guesses.add(new Guess(
                        Reason.valueOf(reason),
                        (int) Math.round(100 * one.score / all),
                        asked.stream().filter(known.get(one.doc)::contains).toList()));
            }
            return guesses;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Set<String> terms(String text, Analyzer analyzer) {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream stream = analyzer.tokenStream(WORDS, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return terms;
    }
}
