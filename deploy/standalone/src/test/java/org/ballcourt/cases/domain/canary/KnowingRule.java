package org.ballcourt.cases.domain.canary;

import com.mongodb.client.MongoClient;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.kafka.clients.producer.Producer;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.ballcourt.cases.web.canary.TreeController;
import org.ballcourt.evidence.canary.Evidence;
import org.slf4j.Logger;
import org.springframework.kafka.core.KafkaTemplate;

/** Breaks what holds of the rules. */
public final class KnowingRule {
    MongoClient store;
    Producer<String, String> broker;
    KafkaTemplate<String, String> template;
    CommandGateway axon;
    HttpServletRequest request;
    TreeController controller;
    Evidence neighbour;
    Logger logger;
}
