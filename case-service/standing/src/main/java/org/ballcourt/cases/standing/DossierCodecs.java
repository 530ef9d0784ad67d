package org.ballcourt.cases.standing;

import com.mongodb.MongoClientSettings;
import java.math.BigDecimal;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Money;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;

/** The driver's own record codec, with actors as {@code ROLE/id} and amounts as decimal strings, as they have always been stored. */
final class DossierCodecs {
    static final CodecRegistry REGISTRY = CodecRegistries.fromRegistries(
            CodecRegistries.fromCodecs(new ActorCodec(), new MoneyCodec()),
            MongoClientSettings.getDefaultCodecRegistry());

    private DossierCodecs() {}

    /** Fields that the record does not have are passed over, so several records can be parts of one document. */
    static <T> T read(Document document, Class<T> type) {
        BsonDocument stored = document.toBsonDocument(Document.class, REGISTRY);
        return REGISTRY.get(type)
                .decode(new BsonDocumentReader(stored), DecoderContext.builder().build());
    }

    /** Null components are left out. */
    static <T> Document write(T value, Class<T> type) {
        BsonDocument stored = new BsonDocument();
        REGISTRY.get(type)
                .encode(
                        new BsonDocumentWriter(stored),
                        value,
                        EncoderContext.builder().build());
        return REGISTRY.get(Document.class)
                .decode(new BsonDocumentReader(stored), DecoderContext.builder().build());
    }

    private static final class ActorCodec implements Codec<Actor> {
        @Override
        public void encode(BsonWriter writer, Actor actor, EncoderContext context) {
            writer.writeString(actor.toString());
        }

        @Override
        public Actor decode(BsonReader reader, DecoderContext context) {
            return Actor.parse(reader.readString());
        }

        @Override
        public Class<Actor> getEncoderClass() {
            return Actor.class;
        }
    }

    private static final class MoneyCodec implements Codec<Money> {
        @Override
        public void encode(BsonWriter writer, Money money, EncoderContext context) {
            writer.writeStartDocument();
            writer.writeString("amount", money.amount().toPlainString());
            writer.writeString("currency", money.currency());
            writer.writeEndDocument();
        }

        @Override
        public Money decode(BsonReader reader, DecoderContext context) {
            reader.readStartDocument();
            Money money = new Money(new BigDecimal(reader.readString("amount")), reader.readString("currency"));
            reader.readEndDocument();
            return money;
        }

        @Override
        public Class<Money> getEncoderClass() {
            return Money.class;
        }
    }
}
