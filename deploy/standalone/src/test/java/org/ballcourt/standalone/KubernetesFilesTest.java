package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The files for Kubernetes as kustomize renders them: no field that Kubernetes does not know, and nothing that points nowhere. */
@TestInstance(Lifecycle.PER_CLASS)
class KubernetesFilesTest {
    private static final Path FILES = Page.ROOT.resolve("deploy/kubernetes");

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream.of(
                    ConfigMap.class,
                    Deployment.class,
                    HTTPRoute.class,
                    HorizontalPodAutoscaler.class,
                    Ingress.class,
                    NetworkPolicy.class,
                    PersistentVolumeClaim.class,
                    PodDisruptionBudget.class,
                    PodMonitor.class,
                    PrometheusRule.class,
                    Service.class)
            .collect(Collectors.toMap(Class::getSimpleName, kind -> kind));

    /** KEDA's own kind has no Java classes that could be had. */
    private static final Set<String> UNTYPED = Set.of("ScaledObject");

    /** The models keep what they do not know for later; here it is to be refused. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated anything) {
                    return false;
                }
            })
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private List<Map<String, Object>> documents;
    private List<HasMetadata> all;

    @BeforeAll
    void render(@TempDir Path temp) throws Exception {
        documents = rendered(temp, List.of("gateway", "monitoring", "autoscaling"));
        all = documents.stream()
                .filter(document -> !UNTYPED.contains(document.get("kind")))
                .map(KubernetesFilesTest::typed)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rendered(Path temp, List<String> components) throws Exception {
        String up = temp.toRealPath().relativize(FILES.toRealPath()).toString();
        Files.writeString(
                temp.resolve("kustomization.yaml"),
                "resources: [" + up + "/base]\ncomponents: ["
                        + components.stream().map(each -> up + "/" + each).collect(Collectors.joining(", ")) + "]\n");
        Process kubectl;
        try {
            kubectl = new ProcessBuilder(
                            "kubectl", "kustomize", temp.toRealPath().toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException none) {
            Assumptions.abort("no kubectl is here: THE FILES FOR KUBERNETES WERE NOT TESTED");
            throw none;
        }
        String out = new String(kubectl.getInputStream().readAllBytes());
        assertThat(kubectl.waitFor()).as(out).isZero();
        List<Map<String, Object>> documents = new ArrayList<>();
        new Yaml().loadAll(out).forEach(document -> documents.add((Map<String, Object>) document));
        return documents;
    }

    private static HasMetadata typed(Map<String, Object> document) {
        Class<? extends HasMetadata> kind = KINDS.get((String) document.get("kind"));
        assertThat(kind).as("%s", document.get("kind")).isNotNull();
        return STRICT.convertValue(document, kind);
    }

    private <T> List<T> of(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void takesTheIngressAwayWhereTheGatewayApiIs(@TempDir Path temp) throws Exception {
        assertThat(of(Ingress.class)).isEmpty();
        assertThat(of(HTTPRoute.class)).hasSize(2);
        List<HasMetadata> plain = rendered(temp, List.of()).stream()
                .map(KubernetesFilesTest::typed)
                .toList();
        assertThat(plain).filteredOn(Ingress.class::isInstance).hasSize(2);
        assertThat(plain)
                .filteredOn(Ingress.class::isInstance)
                .map(Ingress.class::cast)
                .flatExtracting(ingress -> ingress.getSpec().getRules())
                .flatExtracting(rule -> rule.getHttp().getPaths())
                .allSatisfy(path -> {
                    IngressBackend backend = path.getBackend();
                    Service service = service(backend.getService().getName());
                    assertThat(service.getSpec().getPorts())
                            .extracting(ServicePort::getName)
                            .contains(backend.getService().getPort().getName());
                });
    }

    @Test
    void leadsRoutesToServicesThatThereAre() {
        assertThat(of(HTTPRoute.class))
                .flatExtracting(route -> route.getSpec().getRules())
                .hasSizeGreaterThan(10)
                .flatExtracting(rule -> rule.getBackendRefs())
                .map(HTTPBackendRef.class::cast)
                .allSatisfy(backend -> assertThat(
                                service(backend.getName()).getSpec().getPorts())
                        .extracting(ServicePort::getPort)
                        .contains(backend.getPort()));
    }

    @Test
    void leadsServicesToPortsThatTheirPodsHave() {
        assertThat(of(Service.class)).hasSize(4).allSatisfy(service -> {
            Deployment deployment = deployment(service.getMetadata().getName());
            assertThat(labels(deployment).entrySet())
                    .containsAll(service.getSpec().getSelector().entrySet());
            assertThat(service.getSpec().getPorts())
                    .allSatisfy(port -> assertThat(container(deployment).getPorts())
                            .extracting(ContainerPort::getName)
                            .contains(port.getTargetPort().getStrVal()));
        });
    }

    @Test
    void givesNoRightToAnybodyAndBoundsAll() {
        assertThat(of(Deployment.class)).hasSize(4).allSatisfy(deployment -> {
            PodSpec pod = deployment.getSpec().getTemplate().getSpec();
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            Container container = container(deployment);
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
            assertThat(Stream.of(
                            container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                    .allSatisfy(KubernetesFilesTest::asksTheManagementPort);
            assertThat(pod.getTopologySpreadConstraints())
                    .extracting(each -> each.getLabelSelector())
                    .hasSize(2)
                    .allSatisfy(selector ->
                            assertThat(selects(selector, labels(deployment))).isTrue());
        });
    }

    private static void asksTheManagementPort(Probe probe) {
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
        assertThat(probe.getHttpGet().getPath()).startsWith("/actuator/health/");
    }

    @Test
    void protectsScrapesAndScalesEachService() {
        Set<String> services = Set.copyOf(PublicRoutes.SERVICES.values());
        NetworkPolicy policy = of(NetworkPolicy.class).getFirst();
        PodMonitor monitor = of(PodMonitor.class).getFirst();
        assertThat(of(Deployment.class)).allSatisfy(deployment -> {
            assertThat(deployment.getSpec().getReplicas()).isNull();
            assertThat(selects(policy.getSpec().getPodSelector(), labels(deployment)))
                    .isTrue();
            assertThat(selects(monitor.getSpec().getSelector(), labels(deployment)))
                    .isTrue();
            assertThat(container(deployment).getPorts())
                    .extracting(ContainerPort::getName)
                    .contains(monitor.getSpec()
                            .getPodMetricsEndpoints()
                            .getFirst()
                            .getPort());
        });
        assertThat(of(PodDisruptionBudget.class))
                .map(budget -> budget.getSpec().getSelector().getMatchLabels().get("app"))
                .containsExactlyInAnyOrderElementsOf(services);
        assertThat(Stream.concat(
                        of(HorizontalPodAutoscaler.class).stream()
                                .map(scaler ->
                                        scaler.getSpec().getScaleTargetRef().getName()),
                        scaledObjects().map(scaled -> (String) in(scaled, "spec", "scaleTargetRef", "name"))))
                .containsExactlyInAnyOrderElementsOf(services);
    }

    /** Those groups and topics of which the table of rights in Kafka says that the service reads them. */
    @Test
    void scalesConsumersByTheLagOfTheirOwnGroups() throws IOException {
        List<KafkaRight> rights = KafkaRight.all();
        assertThat(scaledObjects()).hasSize(3).allSatisfy(scaled -> {
            String service = in(scaled, "spec", "scaleTargetRef", "name");
            List<Map<String, Object>> triggers = in(scaled, "spec", "triggers");
            Map<String, String> asked = in(triggers.getFirst(), "metadata");
            assertThat(rights)
                    .filteredOn(right -> right.principal().equals(service))
                    .extracting(KafkaRight::name)
                    .contains(asked.get("consumerGroup"), asked.get("topic"));
            assertThat(of(ConfigMap.class).getFirst().getData()).containsKey(asked.get("bootstrapServersFromEnv"));
        });
    }

    @Test
    void bringsTheAlertsAsTheyAre() throws IOException {
        Path file = FILES.resolve("monitoring/rules.yaml");
        String wanted = """
                # Written from deploy/prometheus/rules (KubernetesFilesTest); change those, and not this.
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata:
                  name: ballcourt
                spec:
                  groups:
                """;
        for (Path rules : AlertsTest.files()) {
            wanted += Files.readString(rules)
                    .replaceFirst("(?s)^.*?groups:\n", "")
                    .indent(2);
        }
        if ("write".equals(System.getProperty("ballcourt.routes"))) {
            Files.writeString(file, wanted);
        }
        assertThat(file)
                .as("written anew with -Dballcourt.routes=write")
                .content()
                .isEqualTo(wanted);
    }

    /** Byte for byte; Grafana's sidecar takes them by the label. */
    @Test
    void bringsTheDashboardsAsTheyAre(@TempDir Path temp) throws Exception {
        Map<String, String> brought = new HashMap<>();
        rendered(temp, List.of("dashboards")).stream()
                .map(KubernetesFilesTest::typed)
                .filter(ConfigMap.class::isInstance)
                .map(ConfigMap.class::cast)
                .filter(map -> map.getMetadata().getLabels().containsKey("grafana_dashboard"))
                .forEach(map -> brought.putAll(map.getData()));
        assertThat(brought).hasSize(Dashboards.all().size());
        for (Dashboard board : Dashboards.all()) {
            assertThat(brought).containsEntry(board.name() + ".json", board.json());
        }
    }

    private Stream<Map<String, Object>> scaledObjects() {
        return documents.stream().filter(document -> document.get("kind").equals("ScaledObject"));
    }

    @SuppressWarnings("unchecked")
    private static <T> T in(Map<String, Object> document, String... names) {
        Object found = document;
        for (String name : names) {
            found = Objects.requireNonNull(((Map<String, Object>) found).get(name), name);
        }
        return (T) found;
    }

    private Service service(String name) {
        return named(of(Service.class), name);
    }

    private Deployment deployment(String name) {
        return named(of(Deployment.class), name);
    }

    private static <T extends HasMetadata> T named(Collection<T> all, String name) {
        return all.stream()
                .filter(each -> each.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is named " + name));
    }

    private static Map<String, String> labels(Deployment deployment) {
        return deployment.getSpec().getTemplate().getMetadata().getLabels();
    }

    private static Container container(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    private static boolean selects(LabelSelector selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream()
                        .allMatch(each -> each.getOperator().equals("In")
                                && each.getValues().contains(labels.get(each.getKey())))
                && !(selector.getMatchLabels().isEmpty()
                        && selector.getMatchExpressions().isEmpty());
    }
}
