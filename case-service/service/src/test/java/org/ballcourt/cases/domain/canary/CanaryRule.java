package org.ballcourt.cases.domain.canary;

import com.mongodb.client.MongoClient;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.kafka.clients.producer.Producer;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.ballcourt.cases.endpoint.CommandService;

/** Breaks every rule of the house, so that the test of the rules can be seen to bite. */
public final class CanaryRule {
    MongoClient store;
    Producer<String, String> broker;
    CommandGateway axon;
    HttpServletRequest request;
    CommandService door;
}
