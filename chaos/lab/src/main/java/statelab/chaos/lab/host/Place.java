package statelab.chaos.lab.host;

/**
 * Where one member of a cluster listens: as the other members see it, and as this JVM does.
 *
 * @param member its name
 * @param http where members send it requests
 * @param admin where members ask its health
 * @param replication where its peers send it sessions
 * @param httpFromHere where this JVM sends it requests
 * @param adminFromHere where this JVM asks its health and its vitals
 */
public record Place(
    String member,
    Endpoint http,
    Endpoint admin,
    Endpoint replication,
    Endpoint httpFromHere,
    Endpoint adminFromHere) {}
