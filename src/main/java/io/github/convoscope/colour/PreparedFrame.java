package io.github.convoscope.colour;

/**
 * What a scene has computed from the colours and heights of a frame on the live worker, to be shown
 * with them.
 */
public interface PreparedFrame {}
