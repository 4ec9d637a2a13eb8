package io.github.convoscope.scene;

import io.github.convoscope.layout.CameraPose;

/**
 * What a camera shows, to come back to it later: {@link SceneCamera#view()} tells it, {@link
 * SceneCamera#restore} shows it again, in a viewport of any size.
 *
 * @param pose where the camera is
 * @param layer the layer that it shows from straight in front, or −1
 * @param whole true for a view of everything
 * @param yaw direction of the view of everything, degrees
 * @param pitch its angle above the horizon, degrees
 * @param flownTo the layer that was flown to last, or −1
 */
public record CameraView(
    CameraPose pose, int layer, boolean whole, double yaw, double pitch, int flownTo) {}
