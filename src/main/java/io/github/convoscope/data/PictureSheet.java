package io.github.convoscope.data;

import java.util.List;
import java.util.Map;

/**
 * Holds many small pictures of one size, with facts about each and about all.
 *
 * @param channels 1 for grey, 3 for colour pictures
 * @param rows height of a picture in pixels
 * @param columns width of a picture in pixels
 * @param facts about all pictures: strings, numbers, booleans, lists and maps by name
 * @param pictures in order
 */
public record PictureSheet(
    int channels, int rows, int columns, Map<String, Object> facts, List<Picture> pictures) {
  /**
   * One picture.
   *
   * @param facts about it
   * @param pixels [channels × rows × columns] in [0, 1]; files keep 256 levels
   */
  public record Picture(Map<String, Object> facts, float[] pixels) {}

  /** Copies the list. */
  public PictureSheet {
    pictures = List.copyOf(pictures);
  }
}
