package io.github.convoscope.model;

import io.github.convoscope.engine.Engine;

/**
 * A network from a file, ready to compute.
 *
 * @param file name of the file
 * @param sha256 checksum of the file, in hexadecimal
 * @param engine computes it
 */
public record OpenedModel(String file, String sha256, Engine engine) {}
